package io.surelock.app.streams;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.journal.JournalEntry;
import io.surelock.topology.desk.JournalTail;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Reads the end of the journal from the log. */
public final class KafkaJournalTail implements JournalTail {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /**
     * These clients are new and know of no broker yet that it hangs. The answers are small, and
     * whoever takes over waits for them.
     */
    private static final Duration ONE_ANSWER = Duration.ofSeconds(2);

    /** Transactions leave markers that take offsets too, so the end is looked for further back. */
    private static final long FIRST_REACH = 16;

    private final Map<String, String> kafka;
    private final Wire wire;

    public KafkaJournalTail(Map<String, String> kafka, Wire wire) {
        this.kafka = Map.copyOf(kafka);
        this.wire = wire;
    }

    @Override
    public Map<String, Last> read(int partition, Set<String> desks) {
        TopicPartition journal = new TopicPartition(Topics.DESK_JOURNAL.name(), partition);
        try (KafkaConsumer<byte[], byte[]> everything = consumer(IsolationLevel.READ_UNCOMMITTED);
                KafkaConsumer<byte[], byte[]> committed = consumer(IsolationLevel.READ_COMMITTED)) {
            long end = end(everything, journal);
            long begin =
                    Objects.requireNonNull(
                            everything.beginningOffsets(List.of(journal), WITHIN).get(journal));
            awaitStable(committed, journal, end);
            committed.assign(List.of(journal));
            long reach = FIRST_REACH;
            Map<String, Last> found =
                    readFrom(committed, journal, Math.max(begin, end - reach), end);
            while (isMissing(found, desks) && end - reach > begin) {
                reach *= 8;
                found = readFrom(committed, journal, Math.max(begin, end - reach), end);
            }
            return found;
        }
    }

    private static boolean isMissing(Map<String, Last> found, Set<String> desks) {
        return found.isEmpty() || !found.keySet().containsAll(desks);
    }

    /** The last transaction may still be on its way to being committed or aborted. */
    private static void awaitStable(
            KafkaConsumer<byte[], byte[]> committed, TopicPartition journal, long end) {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        while (end(committed, journal) < end) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        journal + " has had an open transaction for " + WITHIN.toSeconds() + " s");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private Map<String, Last> readFrom(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition journal, long from, long end) {
        Map<String, Last> last = new HashMap<>();
        consumer.seek(journal, from);
        long deadline = System.nanoTime() + WITHIN.toNanos();
        while (consumer.position(journal) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                JournalEntry entry = decode(record);
                last.put(entry.body().deskId(), new Last(entry.body().sequence(), entry.hash()));
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the end of " + journal + " could not be read in time");
            }
        }
        return last;
    }

    private JournalEntry decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            return wire.decode(JournalEntry.class, record.value());
        } catch (UnreadableException e) {
            throw new IllegalStateException(
                    "journal entry at offset " + record.offset() + " cannot be read", e);
        }
    }

    private static long end(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return Objects.requireNonNull(
                consumer.endOffsets(List.of(partition), WITHIN).get(partition));
    }

    private KafkaConsumer<byte[], byte[]> consumer(IsolationLevel isolation) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ONE_ANSWER.toMillis()));
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
