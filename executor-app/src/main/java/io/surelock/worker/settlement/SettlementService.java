package io.surelock.worker.settlement;

import io.surelock.worker.Deadline;
import io.surelock.worker.WorkerSupervisor;

import java.time.Duration;
import java.util.Optional;

/**
 * The role of the settlement worker in a process: takes polls, asks bookmakers, reports answers.
 */
public final class SettlementService implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);

    private final SettlementCalls calls;
    private final WorkerSupervisor supervisor;

    /** Makes the service; {@link #start} starts it. */
    public SettlementService(SettlementParts parts) {
        this.calls = new SettlementCalls(parts);
        this.supervisor =
                new WorkerSupervisor("settlement-worker", () -> new SettlementWorker(parts, calls));
    }

    /** Starts to take polls; returns at once. */
    public void start() {
        supervisor.start();
    }

    /** Why no polls are taken at this moment; empty while they are. */
    public Optional<String> failure() {
        return supervisor.failure();
    }

    /** Stops within 8 s. Polls that have no answer by then are asked again by another worker. */
    @Override
    public void close() {
        Deadline deadline = Deadline.in(STOP_LIMIT);
        supervisor.stop();
        try {
            boolean _ = supervisor.awaitEnd(deadline.left().minus(FLUSH_LIMIT));
            calls.close(deadline.left());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
