package io.surelock.alert;

import io.surelock.contract.UnreadableException;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One life of a receiver's consumer. Events go out in the order of their partition, and the next
 * only when the one before is delivered or put aside. While the receiver cannot take it the
 * partitions are paused and polled, so that the group stays as it is.
 */
final class ReceiverLoop implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiverLoop.class);

    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final Duration COMMIT_LIMIT = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final ReceiverParts parts;
    private final BooleanSupplier wanted;

    /** Delivered or put aside, not yet known to be committed. */
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    /** How often the next event of a partition was refused. */
    private final Map<TopicPartition, Refusals> refusals = new HashMap<>();

    private int failures;
    private boolean waiting;
    private long nextTryNanos;

    private record Refusals(long offset, int count) {}

    ReceiverLoop(Consumer<byte[], byte[]> consumer, ReceiverParts parts, BooleanSupplier wanted) {
        this.consumer = consumer;
        this.parts = parts;
        this.wanted = wanted;
    }

    /** Relays while it is wanted. */
    void run() {
        consumer.subscribe(List.of(parts.receiver().topic()), this);
        while (wanted.getAsBoolean()) {
            if (waiting && leftToWait().isZero()) {
                waiting = false;
                consumer.resume(consumer.paused());
            }
            relay(consumer.poll(waiting ? leftToWait() : LONGEST_POLL));
        }
    }

    private void relay(ConsumerRecords<byte[], byte[]> batch) {
        Map<TopicPartition, Long> reached = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : batch) {
            if (!wanted.getAsBoolean() || !isDone(message)) {
                goBack(batch, reached);
                break;
            }
            reached.put(partition(message), message.offset() + 1);
            done.put(partition(message), new OffsetAndMetadata(message.offset() + 1));
        }
        commit();
    }

    /** Whether the next event may follow; otherwise this one is tried again after a while. */
    private boolean isDone(ConsumerRecord<byte[], byte[]> message) {
        Alert alert;
        try {
            alert = Alert.read(parts.wire(), message.value());
        } catch (UnreadableException e) {
            return isPutAside(message, String.valueOf(e.getMessage()));
        }
        if (!parts.receiver().events().contains(alert.event())) {
            return true;
        }
        return switch (parts.client().send(alert)) {
            case Delivery.Delivered _ -> {
                failures = 0;
                parts.tally().delivered();
                refusals.remove(partition(message));
                done.put(partition(message), new OffsetAndMetadata(message.offset() + 1));
                commit();
                yield true;
            }
            case Delivery.Later(String why, Duration atLeast) -> {
                waitAWhile(why, atLeast);
                yield false;
            }
            case Delivery.Refused(String why) -> isGivenUp(message, why);
        };
    }

    private boolean isGivenUp(ConsumerRecord<byte[], byte[]> message, String why) {
        Refusals before = refusals.get(partition(message));
        int count = before != null && before.offset() == message.offset() ? before.count() + 1 : 1;
        if (count > parts.policy().retriesOfRefused()) {
            return isPutAside(message, "%s %s, %d times".formatted(parts.receiver(), why, count));
        }
        refusals.put(partition(message), new Refusals(message.offset(), count));
        waitAWhile(why, Duration.ZERO);
        return false;
    }

    private boolean isPutAside(ConsumerRecord<byte[], byte[]> message, String reason) {
        try {
            parts.deadLetters().send(message, reason, "alert:" + parts.receiver().name());
        } catch (DeadLetterProducer.NotWrittenException e) {
            LOG.warn("{}", e.getMessage());
            waitAWhile("has an event that cannot be put aside yet", Duration.ZERO);
            return false;
        }
        failures = 0;
        refusals.remove(partition(message));
        parts.tally().putAside();
        LOG.error(
                "The event at {}-{} offset {} went to the dead letters: {}.",
                message.topic(),
                message.partition(),
                message.offset(),
                reason);
        return true;
    }

    private void waitAWhile(String why, Duration atLeast) {
        if (!wanted.getAsBoolean()) {
            return; // cut off by the stop, which says nothing about the receiver
        }
        failures++;
        Duration usual = parts.policy().backoff().after(failures);
        Duration delay = usual.compareTo(atLeast) < 0 ? atLeast : usual;
        nextTryNanos = System.nanoTime() + delay.toNanos();
        waiting = true;
        consumer.pause(consumer.assignment());
        parts.tally().failing(parts.receiver() + " " + why);
    }

    // What was read and is not done is read again.
    private void goBack(ConsumerRecords<byte[], byte[]> batch, Map<TopicPartition, Long> reached) {
        for (TopicPartition partition : batch.partitions()) {
            Long next = reached.get(partition);
            long first = batch.records(partition).getFirst().offset();
            consumer.seek(partition, next == null ? first : next);
        }
    }

    private void commit() {
        if (done.isEmpty()) {
            return;
        }
        try {
            try {
                consumer.commitSync(Map.copyOf(done), COMMIT_LIMIT);
            } catch (WakeupException e) {
                // The thread was told to stop, which is seen soon; what is delivered still counts.
                consumer.commitSync(Map.copyOf(done), COMMIT_LIMIT);
            }
            done.clear();
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException e) {
            // Kept and committed with the next; at worst the receiver sees an event id again.
            LOG.debug("{}: the place in the log is not committed yet.", parts.receiver(), e);
        }
    }

    private Duration leftToWait() {
        Duration left = Duration.ofNanos(Math.max(0, nextTryNanos - System.nanoTime()));
        return left.compareTo(LONGEST_POLL) < 0 ? left : LONGEST_POLL;
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> message) {
        return new TopicPartition(message.topic(), message.partition());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (waiting) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        done.keySet().removeAll(partitions);
        refusals.keySet().removeAll(partitions);
    }
}
