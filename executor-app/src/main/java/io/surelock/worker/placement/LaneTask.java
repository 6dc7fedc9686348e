package io.surelock.worker.placement;

import java.time.Instant;

/** One call to a bookmaker, waiting for its turn in the lane of an account. */
interface LaneTask {

    /**
     * Calls and reports, on a virtual thread of the lane's.
     *
     * @param overdue to be run when the outcome was reported without waiting longer for an answer:
     *     the call goes on, and so does the lane, but not with another placement
     */
    void run(Runnable overdue) throws InterruptedException;

    /** Reports that it was never started. */
    void abandon(String reason);

    /** Reports what can be said now of a call still running; nothing if that was done already. */
    void giveUp(String reason);

    /** Whether it must not be started any more. */
    boolean isExpired(Instant now);

    /** Whether it sends a bet. Lookups are reads and may pass a placement that is overdue. */
    boolean isPlacement();
}
