package io.surelock.worker.placement;

import io.surelock.clock.BrokerTime;
import io.surelock.worker.Deadline;
import io.surelock.worker.placement.RecentAttempts.Seen;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a worker does when partitions come and go. Runs on the worker's thread, inside of its polls.
 */
final class RequestAssignment implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(RequestAssignment.class);

    /** Longer than a killed predecessor's transaction can stay open, and its abort can take. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> member;
    private final AttemptsReader reader;
    private final RecentAttempts attempts;
    private final BrokerTime clock;
    private final Set<TopicPartition> gone = new HashSet<>();

    RequestAssignment(
            Consumer<byte[], byte[]> member,
            AttemptsReader reader,
            RecentAttempts attempts,
            BrokerTime clock) {
        this.member = member;
        this.reader = reader;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** A batch was polled: from now on it is remembered which partitions go. */
    void batchBegins() {
        gone.clear();
    }

    /** Whether no partition of the batch has gone since it was polled. */
    boolean holds(Collection<TopicPartition> batch) {
        return Collections.disjoint(gone, batch);
    }

    /**
     * First the offsets, then the attempts. The committed offsets are only told once no
     * predecessor's transaction on them is undecided; so whatever a predecessor may have committed
     * lies before the end of the attempts' log that is looked up after that.
     */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        LOG.info("Requests now come from {}.", partitions);
        Deadline deadline = Deadline.in(LIMIT);
        startWhereNobodyStarted(Set.copyOf(partitions), deadline);
        Instant now = clock.now();
        List<Integer> numbers = partitions.stream().map(TopicPartition::partition).toList();
        Map<Integer, List<Seen>> seen =
                reader.read(numbers, RecentAttempts.readFrom(now), deadline);
        seen.forEach((partition, recent) -> attempts.assigned(partition, now, recent));
    }

    /**
     * Commits the beginning of the log where the group has no offset, or one whose record is
     * deleted. The clients' own reset stays off, so that no error can make a worker jump. Starting
     * at the beginning is safe, because requests that are old or have an attempt are refused;
     * starting at the end would leave out requests that came before the first worker.
     */
    private void startWhereNobodyStarted(Set<TopicPartition> partitions, Deadline deadline) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                member.committed(partitions, deadline.left());
        Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
        member.beginningOffsets(partitions, deadline.left())
                .forEach(
                        (partition, beginning) -> {
                            OffsetAndMetadata offset = committed.get(partition);
                            if (offset == null || offset.offset() < beginning) {
                                starts.put(partition, new OffsetAndMetadata(beginning));
                            }
                        });
        if (!starts.isEmpty()) {
            LOG.info("The group has no place in these logs yet and starts at {}.", starts);
            member.commitSync(starts, deadline.left());
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        drop(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        drop(partitions);
    }

    private void drop(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            LOG.info("Requests no longer come from {}.", partitions);
        }
        gone.addAll(partitions);
        partitions.forEach(partition -> attempts.revoked(partition.partition()));
    }
}
