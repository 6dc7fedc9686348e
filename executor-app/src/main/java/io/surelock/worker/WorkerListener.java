package io.surelock.worker;

import io.surelock.placement.BetOrder;
import io.surelock.placement.PlacementAttempt;
import io.surelock.placement.PlacementOutcome;

/**
 * Hears what a placement worker does, for metrics and screens. Called on the worker's threads, so a
 * listener returns quickly; what it throws is logged and changes nothing. Times are those of {@link
 * System#nanoTime()}.
 */
public interface WorkerListener {

    /** Hears nothing. */
    WorkerListener NONE = new WorkerListener() {};

    /** An attempt was committed; the bet is about to be sent. */
    default void attempted(PlacementAttempt attempt, long atNanos) {}

    /**
     * The bookmaker was called. Told when it has answered or is overdue, because nothing may stand
     * between the last look at the clock and the call.
     *
     * @param atNanos immediately before the call
     */
    default void sent(BetOrder order, long atNanos) {}

    /** An outcome was handed to the writer; a second one of the same bet is a late answer. */
    default void answered(PlacementOutcome outcome, long atNanos) {}
}
