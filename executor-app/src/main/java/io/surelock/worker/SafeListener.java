package io.surelock.worker;

import io.surelock.placement.BetOrder;
import io.surelock.placement.PlacementAttempt;
import io.surelock.placement.PlacementOutcome;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a listener's failures away from the money. */
public record SafeListener(WorkerListener listener) implements WorkerListener {

    private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

    @Override
    public void attempted(PlacementAttempt attempt, long atNanos) {
        tell(() -> listener.attempted(attempt, atNanos));
    }

    @Override
    public void sent(BetOrder order, long atNanos) {
        tell(() -> listener.sent(order, atNanos));
    }

    @Override
    public void answered(PlacementOutcome outcome, long atNanos) {
        tell(() -> listener.answered(outcome, atNanos));
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener of the placement worker failed; the worker goes on.", e);
        }
    }
}
