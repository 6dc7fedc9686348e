package io.surelock.worker.placement;

import io.surelock.placement.LookUpBet;
import io.surelock.placement.PlaceBet;
import io.surelock.worker.OutcomeWriter;

import java.time.Duration;
import java.time.Instant;

/**
 * The way from a committed request over its account's lane to the report of its outcome. Outlives
 * the workers that fill it.
 */
final class PlacementCalls {

    private final PlacementParts parts;
    private final AccountLanes lanes;
    private final OutcomeWriter writer;
    private final Reports reports;

    PlacementCalls(PlacementParts parts) {
        PlacementSettings settings = parts.settings();
        this.parts = parts;
        this.lanes = new AccountLanes(settings.maxCalls());
        this.writer =
                new OutcomeWriter(() -> parts.clients().plain(settings.instanceId() + "-outcomes"));
        this.reports = new Reports(parts, writer);
    }

    /** Sends a bet when its turn has come. Its attempt is committed. */
    void place(PlaceBet request) {
        lanes.submit(request.order().account(), new SendBetTask(request, parts, reports));
    }

    /** Looks a bet up when its turn has come. */
    void lookUp(LookUpBet request) {
        lanes.submit(request.account(), new LookupTask(request, parts, reports));
    }

    /** Reports what has waited longer than it may. */
    void expire(Instant now) {
        lanes.expire(now);
    }

    /** How much is not finished yet: waiting for a call, or for the brokers to take its outcome. */
    int backlog() {
        return lanes.waiting() + writer.unwritten();
    }

    /**
     * Starts no more calls, and waits for those that run.
     *
     * @param limit how long they may go on
     */
    void stop(Duration limit) throws InterruptedException {
        lanes.stop(limit);
    }

    /**
     * Waits until all outcomes are written.
     *
     * @param limit how long at most
     */
    void close(Duration limit) throws InterruptedException {
        writer.close(limit);
    }
}
