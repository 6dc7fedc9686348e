package io.surelock.audit;

import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlacementOutcome;
import io.surelock.scenario.VirtualExecutor;
import io.surelock.scenario.VirtualOutput;
import io.surelock.scenario.VirtualTimer;
import io.surelock.scenario.topology.TopologyExecutor;
import io.surelock.settlement.PollOutcome;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The real topologies with one thing wrong. */
final class DoctoredExecutor implements VirtualExecutor {

    private final Doctor doctor;
    private final VirtualExecutor inner;
    private boolean restarted;

    DoctoredExecutor(Instant start, Policy policy, Doctor doctor) {
        this.doctor = doctor;
        this.inner = new TopologyExecutor(start, doctor.policy(policy));
    }

    @Override
    public void opportunity(byte[] payload) {
        String offered = offered(payload);
        if (offered != null) {
            inner.opportunity(offered.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void opportunity(@Nullable String key, byte[] payload) {
        String offered = offered(payload);
        if (offered != null) {
            inner.opportunity(key, offered.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** To a desk that forgets, accounts are new after a restart. */
    private @Nullable String offered(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        boolean forgotten = restarted && doctor.forgetsOnRestart();
        return doctor.offer(forgotten ? text.replace(":ACC_", ":NEW_") : text);
    }

    @Override
    public void command(OperatorCommand command) {
        OperatorCommand given = doctor.command(command);
        if (given != null) {
            inner.command(given);
        }
    }

    @Override
    public void report(PlacementOutcome outcome) {
        PlacementOutcome told = doctor.placement(outcome);
        if (told != null) {
            inner.report(told);
        }
    }

    @Override
    public void report(LookupOutcome outcome) {
        LookupOutcome told = doctor.lookup(outcome);
        if (told != null) {
            inner.report(told);
        }
    }

    @Override
    public void report(PollOutcome outcome) {
        PollOutcome told = doctor.poll(outcome);
        if (told != null) {
            inner.report(told);
        }
    }

    @Override
    public void restart() {
        inner.restart();
        restarted = true;
    }

    @Override
    public void setClock(Duration by) {
        inner.setClock(by);
    }

    @Override
    public List<VirtualTimer> timers() {
        return inner.timers();
    }

    @Override
    public void ring(VirtualTimer timer) {
        inner.ring(timer);
    }

    @Override
    public void advanceTo(Instant instant) {
        inner.advanceTo(instant);
    }

    @Override
    public List<VirtualOutput> take() {
        return inner.take().stream().flatMap(output -> doctor.output(output).stream()).toList();
    }

    @Override
    public void close() {
        inner.close();
    }
}
