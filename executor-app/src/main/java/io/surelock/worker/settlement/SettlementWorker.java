package io.surelock.worker.settlement;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.settlement.PollRequest;
import io.surelock.worker.SupervisedWorker;
import io.surelock.worker.Words;
import io.surelock.worker.WorkerClients;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One life of the settlement worker: a member of the group that shares the polls. An offset is
 * committed once every poll before it has its outcome written, so a crash repeats polls and loses
 * none; polls are reads.
 */
final class SettlementWorker implements SupervisedWorker, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementWorker.class);

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration COMMIT_EVERY = Duration.ofMillis(500);
    private static final Duration COMMIT_LIMIT = Duration.ofSeconds(2);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(2);
    private static final String TOPIC = Topics.SETTLEMENT_POLL_REQUESTS.name();

    private final SettlementParts parts;
    private final SettlementCalls calls;
    private final OffsetTracker tracker = new OffsetTracker();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable Consumer<byte[], byte[]>> polling =
            new AtomicReference<>();
    private long committedNanos = System.nanoTime();

    SettlementWorker(SettlementParts parts, SettlementCalls calls) {
        this.parts = parts;
        this.calls = calls;
    }

    @Override
    public void run() throws InterruptedException {
        awaitClock();
        Consumer<byte[], byte[]> member =
                parts.clients()
                        .member(
                                parts.settings().group(),
                                parts.settings().instanceId() + "-settlement",
                                WorkerClients.Start.AT_BEGINNING);
        polling.set(member);
        try {
            member.subscribe(Set.of(TOPIC), this);
            while (!isStopped()) {
                takeSome(member);
            }
        } catch (WakeupException e) {
            if (!isStopped()) {
                throw e;
            }
        } finally {
            member.close(WorkerClients.leaving(LEAVE_LIMIT)); // commits once more
            polling.set(null);
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> member = polling.get();
        if (member != null) {
            member.wakeup();
        }
    }

    private void takeSome(Consumer<byte[], byte[]> member) {
        if (tracker.open() > parts.settings().maxOpen()) {
            member.pause(member.assignment());
        } else {
            member.resume(member.paused());
        }
        for (ConsumerRecord<byte[], byte[]> polled : member.poll(POLL)) {
            take(polled);
        }
        if (System.nanoTime() - committedNanos > COMMIT_EVERY.toNanos()) {
            commit(member);
            committedNanos = System.nanoTime();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> polled) {
        int partition = polled.partition();
        long offset = polled.offset();
        tracker.taken(partition, offset);
        Runnable finished = () -> tracker.finished(partition, offset);
        try {
            calls.ask(parts.wire().decode(PollRequest.class, polled.value()), finished);
        } catch (UnreadableException e) {
            calls.putAside(polled, Words.reason(e.getMessage()), finished);
        }
    }

    private void commit(Consumer<byte[], byte[]> member) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        tracker.advanced()
                .forEach(
                        (partition, next) ->
                                offsets.put(
                                        new TopicPartition(TOPIC, partition),
                                        new OffsetAndMetadata(next)));
        if (offsets.isEmpty()) {
            return;
        }
        try {
            member.commitSync(offsets, COMMIT_LIMIT);
        } catch (CommitFailedException
                | RebalanceInProgressException
                | TimeoutException
                | WakeupException e) {
            // Whoever has the partitions then repeats these polls.
            LOG.info("Offsets of polls were not committed: {}", e.getMessage());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.info("Polls now also come from {}.", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        Consumer<byte[], byte[]> member = polling.get();
        if (member != null && !partitions.isEmpty()) {
            commit(member);
        }
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        tracker.forget(partitions.stream().map(TopicPartition::partition).toList());
    }

    /** Ages and answers are told by broker time, so there must be one; it need not be exact. */
    private void awaitClock() throws InterruptedException {
        while (parts.clock().health().estimate().isEmpty() && !isStopped()) {
            if (stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
