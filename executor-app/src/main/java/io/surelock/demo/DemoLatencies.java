package io.surelock.demo;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.placement.BetOrder;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.WorkerListener;

/**
 * The two times that matter: from publishing an arb to its positive request being readable, and
 * from the positive acceptance to the hedge leaving, when the pair stands naked.
 */
final class DemoLatencies implements WorkerListener {

    private final LatencyMeter toRequest = new LatencyMeter();
    private final LatencyMeter naked = new LatencyMeter();

    void published(String pairId) {
        toRequest.start(pairId, System.nanoTime());
    }

    /** The request was read by a read-committed consumer. */
    void readable(BetId bet) {
        if (bet.leg() == Leg.POSITIVE) {
            toRequest.end(bet.pairId(), System.nanoTime());
        }
    }

    @Override
    public void answered(PlacementOutcome outcome, long atNanos) {
        if (outcome.bet().leg() == Leg.POSITIVE && outcome.status() == PlacementStatus.ACCEPTED) {
            naked.start(outcome.bet().pairId(), atNanos);
        }
    }

    @Override
    public void sent(BetOrder order, long atNanos) {
        if (order.bet().leg() == Leg.HEDGE) {
            naked.end(order.bet().pairId(), atNanos);
        }
    }

    LatencyMeter toRequest() {
        return toRequest;
    }

    LatencyMeter naked() {
        return naked;
    }
}
