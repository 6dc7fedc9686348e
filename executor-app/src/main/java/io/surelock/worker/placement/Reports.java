package io.surelock.worker.placement;

import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlacementOutcome;
import io.surelock.worker.Micros;
import io.surelock.worker.OutcomeWriter;
import io.surelock.worker.Step;

import java.time.Instant;

/** Reports outcomes to the desk, outside of every transaction. Safe for use by many threads. */
final class Reports {

    private final PlacementParts parts;
    private final PlacementRecords records;
    private final OutcomeWriter writer;

    Reports(PlacementParts parts, OutcomeWriter writer) {
        this.parts = parts;
        this.records = new PlacementRecords(parts.wire());
        this.writer = writer;
    }

    /** Reports what became of a bet, now or once more. */
    void placement(PlacementOutcome outcome) {
        parts.steps().reached(Step.BEFORE_OUTCOME);
        writer.write(
                records.outcome(outcome),
                "bet " + outcome.bet(),
                () -> parts.steps().reached(Step.AFTER_OUTCOME));
        parts.listener().answered(outcome, System.nanoTime());
    }

    /** Reports what a lookup brought. */
    void lookup(LookupOutcome outcome) {
        writer.write(
                records.lookup(outcome),
                "lookup %d of bet %s".formatted(outcome.number(), outcome.bet()),
                () -> {});
    }

    /** Broker time, as reports carry it. */
    Instant now() {
        return Micros.now(parts.clock());
    }
}
