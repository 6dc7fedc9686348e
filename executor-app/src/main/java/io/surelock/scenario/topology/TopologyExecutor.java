package io.surelock.scenario.topology;

import io.surelock.clock.ManualClock;
import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskInput.TimerDue;
import io.surelock.desk.DeskState;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;
import io.surelock.event.AccountCooldown;
import io.surelock.event.ExposureRecord;
import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalEntry;
import io.surelock.mirror.MirrorProjection;
import io.surelock.mirror.RedisWrite;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.scenario.VirtualExecutor;
import io.surelock.scenario.VirtualOutput;
import io.surelock.scenario.VirtualTimer;
import io.surelock.settlement.BetWatch;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;
import io.surelock.settlement.WatchBet;
import io.surelock.topology.desk.DeskSettings;
import io.surelock.topology.desk.DeskStores;
import io.surelock.topology.desk.DeskTopology;
import io.surelock.topology.desk.JournalTail;
import io.surelock.topology.settlement.SettlementTopology;
import io.surelock.topology.settlement.WatchSettings;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Both topologies, as they run in production, on a virtual clock. What one writes for the other is
 * carried over at once; timers that have run out wait until they are rung, one by one.
 */
public final class TopologyExecutor implements VirtualExecutor {

    private static final String POLL = "poll ";
    private static final Duration EXACT = Duration.ofMillis(1);

    private final Wire wire = Wire.standard();
    private final MirrorProjection mirror = new MirrorProjection(wire::json);
    private final ManualClock clock;
    private final ShiftedClock deskClock;
    private final Map<String, JournalTail.Last> journalEnd = new HashMap<>();
    private Instant deskTime;
    private final Driver desk;
    private final Driver settlement;
    private final Map<String, PollRequest> duePolls = new LinkedHashMap<>();
    private final Map<String, VirtualTimer> polls = new LinkedHashMap<>();
    private final List<VirtualOutput> taken = new ArrayList<>();

    /** An executor without a past. */
    public TopologyExecutor(Instant start, Policy policy) {
        clock = new ManualClock(start);
        deskClock = new ShiftedClock(clock);
        deskTime = start;
        desk =
                new Driver(
                        DeskTopology.build(
                                new DeskSettings(
                                        wire,
                                        deskClock,
                                        policy,
                                        1,
                                        EXACT,
                                        1,
                                        false,
                                        _ -> true,
                                        (_, _) -> Map.copyOf(journalEnd))),
                        start);
        settlement =
                new Driver(SettlementTopology.build(new WatchSettings(wire, clock, EXACT)), start);
    }

    @Override
    public void opportunity(byte[] payload) {
        toDesk(Topics.ARB_OPPORTUNITIES, payload);
    }

    @Override
    public void opportunity(@Nullable String key, byte[] payload) {
        desk.publish(Topics.ARB_OPPORTUNITIES, key, payload, clock.now());
        collectFromDesk();
    }

    @Override
    public void restart() {
        noteJournalEnd();
        desk.restart(deskTime);
        collectFromDesk();
    }

    @Override
    public void setClock(Duration by) {
        deskClock.setTo(by);
    }

    @Override
    public void command(OperatorCommand command) {
        toDesk(Topics.OPERATOR_COMMANDS, wire.encode(command));
    }

    @Override
    public void report(PlacementOutcome outcome) {
        toDesk(Topics.BET_PLACEMENT_OUTCOMES, wire.encode(outcome));
    }

    @Override
    public void report(LookupOutcome outcome) {
        toDesk(Topics.BET_PLACEMENT_OUTCOMES, wire.encode(outcome));
    }

    @Override
    public void report(PollOutcome outcome) {
        toSettlement(
                Topics.SETTLEMENT_POLL_OUTCOMES, outcome.bet().toString(), wire.encode(outcome));
    }

    @Override
    public List<VirtualTimer> timers() {
        List<VirtualTimer> waiting = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> open = desk.<byte[]>store(DeskStores.TIMERS).all()) {
            while (open.hasNext()) {
                waiting.add(timer(decode(TimerDue.class, open.next().value)));
            }
        }
        waiting.addAll(polls.values());
        return waiting;
    }

    /**
     * Rings one timer alone: a poll that is due, or the one of the desk's timers that was set first
     * for the earliest instant. The desk looks at its timers one at a time and then again a moment
     * later, which is why its driver's own time may run ahead of the clock.
     */
    @Override
    public void ring(VirtualTimer timer) {
        String bet = timer.id().substring(timer.id().indexOf(' ') + 1);
        if (timer.id().startsWith(POLL)) {
            PollRequest poll = timer.equals(polls.get(bet)) ? duePolls.remove(bet) : null;
            if (poll != null) {
                taken.add(new VirtualOutput.Poll(poll));
            }
            return;
        }
        if (!timers().contains(timer)) {
            return;
        }
        desk.advance(Duration.between(deskTime, clock.now()));
        deskTime = clock.now();
        // By a clock that was set back the timer is not due yet; it then rings with a later one.
        while (desk.take(Topics.BET_PLACEMENT_OUTCOMES).isEmpty()
                && !deskClock.now().isBefore(timer.due())) {
            desk.advance(EXACT);
        }
        collectFromDesk();
    }

    @Override
    public void advanceTo(Instant instant) {
        Duration by = Duration.between(clock.now(), instant);
        clock.set(instant);
        settlement.advance(by);
        for (TestRecord<byte[], byte[]> due : settlement.take(Topics.SETTLEMENT_POLL_REQUESTS)) {
            PollRequest poll = decode(PollRequest.class, due.value());
            duePolls.put(poll.bet().toString(), poll);
        }
    }

    @Override
    public List<VirtualOutput> take() {
        List<VirtualOutput> all = List.copyOf(taken);
        taken.clear();
        return all;
    }

    @Override
    public void close() {
        desk.close();
        settlement.close();
    }

    /** What a restarted desk compares its stores with. */
    private void noteJournalEnd() {
        byte[] stored = desk.<String>store(DeskStores.DESKS).get(Policy.MAIN_DESK);
        if (stored != null) {
            DeskState state = decode(DeskState.class, stored);
            journalEnd.put(
                    Policy.MAIN_DESK, new JournalTail.Last(state.sequence(), state.lastHash()));
        }
    }

    private void toDesk(Topic topic, byte[] value) {
        desk.publish(topic, Policy.MAIN_DESK, value, clock.now());
        collectFromDesk();
    }

    private void toSettlement(Topic topic, String bet, byte[] value) {
        settlement.publish(topic, bet, value, clock.now());
        noteNextPoll(bet);
        for (TestRecord<byte[], byte[]> told : settlement.take(Topics.LEG_SETTLEMENTS)) {
            toDesk(Topics.LEG_SETTLEMENTS, told.value());
        }
    }

    private void collectFromDesk() {
        for (TestRecord<byte[], byte[]> record : desk.take(Topics.DESK_JOURNAL)) {
            taken.add(new VirtualOutput.Journaled(decode(JournalEntry.class, record.value())));
        }
        for (TestRecord<byte[], byte[]> record : desk.take(Topics.EXECUTOR_EVENTS)) {
            taken.add(new VirtualOutput.Published(decode(PublicEvent.class, record.value())));
        }
        for (TestRecord<byte[], byte[]> record : desk.take(Topics.BET_PLACEMENT_REQUESTS)) {
            switch (decode(Object.class, record.value())) {
                case PlaceBet order -> taken.add(new VirtualOutput.Placement(order));
                case LookUpBet order -> taken.add(new VirtualOutput.Lookup(order));
                case Object other -> throw new IllegalStateException("not an order: " + other);
            }
        }
        for (TestRecord<byte[], byte[]> record : desk.take(Topics.ACCOUNT_COOLDOWNS)) {
            write(mirror.of(decode(AccountCooldown.class, record.value())));
        }
        for (TestRecord<byte[], byte[]> record : desk.take(Topics.EXPOSURE_RECORDS)) {
            mirror.of(decode(ExposureRecord.class, record.value())).forEach(this::write);
        }
        for (TestRecord<byte[], byte[]> letter : desk.take(Topics.DEAD_LETTERS)) {
            byte[] reason = letter.headers().lastHeader(DeadLetter.REASON).value();
            taken.add(new VirtualOutput.DeadLetter(new String(reason, StandardCharsets.UTF_8)));
        }
        for (TestRecord<byte[], byte[]> record : desk.take(Topics.SETTLEMENT_WATCHES)) {
            WatchBet watch = decode(WatchBet.class, record.value());
            toSettlement(Topics.SETTLEMENT_WATCHES, watch.bet().toString(), record.value());
        }
    }

    private void write(RedisWrite write) {
        taken.add(
                new VirtualOutput.KeyWritten(
                        write.key(), write.json(), write.beganAt(), write.expireAt()));
    }

    /** Polls are listed in the order in which they were set, not in that of their bets' names. */
    private void noteNextPoll(String bet) {
        byte[] bytes = settlement.<String>store(SettlementTopology.WATCHES).get(bet);
        VirtualTimer before = polls.get(bet);
        VirtualTimer after =
                bytes == null
                        ? null
                        : new VirtualTimer(POLL + bet, decode(BetWatch.class, bytes).nextDue());
        if (after == null) {
            polls.remove(bet);
        } else if (!after.equals(before)) {
            polls.remove(bet);
            polls.put(bet, after);
        }
    }

    private static VirtualTimer timer(TimerDue due) {
        return new VirtualTimer(due.kind() + "#" + due.sequence() + " " + due.bet(), due.due());
    }

    private <T> T decode(Class<T> type, byte[] value) {
        try {
            return wire.decode(type, value);
        } catch (UnreadableException e) {
            throw new IllegalStateException("a topology wrote what cannot be read", e);
        }
    }
}
