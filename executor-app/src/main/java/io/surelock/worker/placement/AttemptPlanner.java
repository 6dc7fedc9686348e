package io.surelock.worker.placement;

import io.surelock.bet.ClientReference;
import io.surelock.worker.placement.BatchPlan.Reason;
import io.surelock.worker.placement.BatchPlan.Refusal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a batch of requests. Pure: the same batch, knowledge and time give the same plan.
 *
 * <p>The order of the questions is the safety of it. Whether a bet may have been sent comes first:
 * only of a bet that certainly was not may it be said that it was not placed.
 */
final class AttemptPlanner {

    private final KnownAttempts known;
    private final Instant now;
    private final Set<ClientReference> inBatch = new HashSet<>();
    private final List<PolledRequest.Placement> sends = new ArrayList<>();
    private final List<PolledRequest.Placement> late = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<PolledRequest.Lookup> lookups = new ArrayList<>();
    private final List<PolledRequest.Unreadable> unreadable = new ArrayList<>();

    private AttemptPlanner(KnownAttempts known, Instant now) {
        this.known = known;
        this.now = now;
    }

    /**
     * The plan for a batch.
     *
     * @param now broker time; a request may be sent up to and at its {@code notAfter}
     */
    static BatchPlan plan(List<PolledRequest> batch, KnownAttempts known, Instant now) {
        AttemptPlanner planner = new AttemptPlanner(known, now);
        batch.forEach(planner::add);
        return new BatchPlan(
                planner.sends, planner.late, planner.refusals, planner.lookups, planner.unreadable);
    }

    private void add(PolledRequest polled) {
        switch (polled) {
            case PolledRequest.Placement placement -> add(placement);
            case PolledRequest.Lookup lookup -> lookups.add(lookup);
            case PolledRequest.Unreadable garbage -> unreadable.add(garbage);
        }
    }

    private void add(PolledRequest.Placement placement) {
        Optional<Reason> refusal = refusal(placement);
        if (refusal.isPresent()) {
            refusals.add(new Refusal(placement, refusal.get()));
        } else if (now.isAfter(placement.request().notAfter())) {
            late.add(placement);
        } else {
            sends.add(placement);
        }
    }

    private Optional<Reason> refusal(PolledRequest.Placement placement) {
        int partition = placement.at().partition();
        if (known.contains(partition, placement.reference())) {
            return Optional.of(Reason.ATTEMPTED);
        }
        if (placement.askedAt().isBefore(known.since(partition))) {
            return Optional.of(Reason.TOO_OLD);
        }
        return inBatch.add(placement.reference()) ? Optional.empty() : Optional.of(Reason.TWICE);
    }
}
