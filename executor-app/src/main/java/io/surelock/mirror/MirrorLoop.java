package io.surelock.mirror;

import io.surelock.retry.Backoff;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One life of a mirror's consumer. Redis says where to read on, before anything is read: whenever
 * what it says is not what this mirror wrote last, because Redis was emptied, restored from an old
 * dump or replaced, reading goes back to what Redis says. While Redis cannot be used the partitions
 * are paused and polled, so that the group stays as it is.
 */
final class MirrorLoop implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorLoop.class);

    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final Consumer<byte[], byte[]> consumer;
    private final RedisMirror mirror;
    private final MirrorApplier applier;
    private final Outage outage;

    /** What Redis holds, as far as this mirror knows; no entry where it holds no position. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** Whether reading goes on from where Redis stands; while not, all partitions are paused. */
    private boolean inStep;

    private int failures;
    private long nextCheckNanos = System.nanoTime();

    MirrorLoop(
            Consumer<byte[], byte[]> consumer,
            RedisMirror mirror,
            MirrorApplier applier,
            Outage outage) {
        this.consumer = consumer;
        this.mirror = mirror;
        this.applier = applier;
        this.outage = outage;
    }

    /** Mirrors while the condition holds. */
    void run(BooleanSupplier wanted) {
        consumer.subscribe(MirrorRecords.TOPICS, this);
        while (wanted.getAsBoolean()) {
            if (untilCheck().isNegative() || untilCheck().isZero()) {
                check();
            }
            ConsumerRecords<byte[], byte[]> batch = consumer.poll(pollTime());
            if (!batch.isEmpty()) {
                apply(batch);
            }
        }
    }

    private void check() {
        try {
            Set<TopicPartition> assigned = consumer.assignment();
            Map<TopicPartition, Long> stored = mirror.positions(assigned);
            if (inStep && !stored.equals(positions)) {
                loseStep();
            }
            if (!inStep) {
                readFrom(stored, assigned);
            }
            failures = 0;
            outage.isOver();
            checkAfter(CHECK_EVERY);
        } catch (RedisUnavailableException e) {
            fallBehind(e);
        }
    }

    private void loseStep() {
        LOG.warn(
                "Redis was emptied, restored or replaced, a rebuild was asked for, or another mirror"
                        + " wrote to it; going on from what it holds.");
        inStep = false;
    }

    private void readFrom(Map<TopicPartition, Long> stored, Set<TopicPartition> assigned) {
        positions.clear();
        positions.putAll(stored);
        for (TopicPartition partition : assigned) {
            Long position = stored.get(partition);
            if (position == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, position);
            }
        }
        consumer.resume(assigned);
        inStep = true;
    }

    private void apply(ConsumerRecords<byte[], byte[]> batch) {
        try {
            Optional<Map<TopicPartition, Long>> moved = applier.apply(batch, positions);
            if (moved.isPresent()) {
                positions.putAll(moved.get());
                showProgress(batch);
            } else {
                loseStep();
                checkAfter(Duration.ZERO);
            }
        } catch (RedisUnavailableException e) {
            fallBehind(e);
        }
    }

    // Nobody reads these offsets but the tools that show a group's lag: a failure means nothing.
    private void showProgress(ConsumerRecords<byte[], byte[]> batch) {
        Map<TopicPartition, OffsetAndMetadata> offsets = batch.nextOffsets();
        consumer.commitAsync(
                offsets,
                (committed, failure) -> {
                    if (failure != null) {
                        LOG.debug("The mirror's progress could not be shown.", failure);
                    }
                });
    }

    private void fallBehind(RedisUnavailableException failure) {
        inStep = false;
        consumer.pause(consumer.assignment());
        failures++;
        outage.isOn(failure.sentence());
        checkAfter(BACKOFF.after(failures));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        inStep = false;
        consumer.pause(partitions);
        checkAfter(failures == 0 ? Duration.ZERO : BACKOFF.after(failures));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        positions.keySet().removeAll(partitions);
    }

    private void checkAfter(Duration delay) {
        nextCheckNanos = System.nanoTime() + delay.toNanos();
    }

    private Duration untilCheck() {
        return Duration.ofNanos(nextCheckNanos - System.nanoTime());
    }

    private Duration pollTime() {
        Duration left = untilCheck();
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(LONGEST_POLL) < 0 ? left : LONGEST_POLL;
    }
}
