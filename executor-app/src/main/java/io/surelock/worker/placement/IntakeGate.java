package io.surelock.worker.placement;

import io.surelock.clock.BrokerTime;

import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/**
 * Opens and closes the intake of requests. While it is closed the worker goes on polling, so it
 * stays in the group, but gets nothing.
 */
final class IntakeGate {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeGate.class);

    private final BrokerTime clock;
    private final PlacementCalls calls;
    private final int maxBacklog;
    private boolean isFull;
    private boolean isClosed;

    /**
     * @param maxBacklog above which the intake closes; it opens again at half of it
     */
    IntakeGate(BrokerTime clock, PlacementCalls calls, int maxBacklog) {
        this.clock = clock;
        this.calls = calls;
        this.maxBacklog = maxBacklog;
    }

    /** Called before every poll, because a rebalance may have brought new partitions. */
    void apply(Consumer<byte[], byte[]> member) {
        Optional<String> distrust = clock.health().distrust();
        if (distrust.isEmpty()) {
            calls.expire(clock.now());
        }
        Optional<String> obstacle = distrust.or(this::backlog);
        if (obstacle.isPresent()) {
            member.pause(member.assignment());
            if (!isClosed) {
                LOG.warn("No requests are taken in for now: {}.", obstacle.get());
            }
        } else if (isClosed) {
            member.resume(member.paused());
            LOG.info("Requests are taken in again.");
        }
        isClosed = obstacle.isPresent();
    }

    private Optional<String> backlog() {
        int backlog = calls.backlog();
        isFull = backlog > (isFull ? maxBacklog / 2 : maxBacklog);
        return isFull
                ? Optional.of("%d requests are not finished".formatted(backlog))
                : Optional.empty();
    }
}
