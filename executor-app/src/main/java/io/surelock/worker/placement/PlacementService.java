package io.surelock.worker.placement;

import io.surelock.worker.Deadline;
import io.surelock.worker.WorkerSupervisor;

import java.time.Duration;
import java.util.Optional;

/**
 * The role of the placement worker in a process: takes requests to place and to look up bets, calls
 * bookmakers, reports outcomes.
 */
public final class PlacementService implements AutoCloseable {

    /** Calls that run may end; bookmakers answer within seconds or not at all. */
    private static final Duration CALLS_LIMIT = Duration.ofSeconds(5);

    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    private final PlacementCalls calls;
    private final WorkerSupervisor supervisor;

    /** Makes the service; {@link #start} starts it. */
    public PlacementService(PlacementParts parts) {
        this.calls = new PlacementCalls(parts);
        this.supervisor =
                new WorkerSupervisor("placement-worker", () -> new PlacementWorker(parts, calls));
    }

    /** Starts to take requests; returns at once. */
    public void start() {
        supervisor.start();
    }

    /** Why no requests are taken at this moment; empty while they are. */
    public Optional<String> failure() {
        return supervisor.failure();
    }

    /** How many requests are taken and not finished. */
    public int backlog() {
        return calls.backlog();
    }

    /**
     * Stops within 8 s: takes no more requests, reports those that were not sent as not placed and
     * calls without an answer as unknown, and leaves the group.
     */
    @Override
    public void close() {
        Deadline deadline = Deadline.in(STOP_LIMIT);
        supervisor.stop();
        try {
            calls.stop(CALLS_LIMIT);
            // The worker may be in its last commit, and still has outcomes to hand over then.
            boolean _ = supervisor.awaitEnd(deadline.left().minus(FLUSH_LIMIT));
            calls.close(deadline.left());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
