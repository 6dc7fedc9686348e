package io.surelock.check;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.LogRecord;
import io.surelock.check.log.LogSource;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Topics of a Kafka as they were when this was opened; only committed records are read. */
public final class KafkaLog implements LogSource {

    private static final String DESKS = "-desks-changelog";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A transaction of a killed instance is aborted within its time-out and a little more. */
    private static final Duration OPEN_AT_MOST = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Map<String, Object> settings;
    private final Admin admin;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> everywhere;

    /**
     * Takes the present ends of all topics.
     *
     * @param kafka what every Kafka client needs
     * @param first topics whose ends are taken before those of all others: what a record of theirs
     *     rests on is then below the others' ends
     * @throws CheckException if Kafka does not answer
     */
    public KafkaLog(Map<String, ?> kafka, Admin admin, Collection<String> first)
            throws CheckException {
        this.settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.admin = admin;
        Set<TopicPartition> all = partitionsOf(get(admin.listTopics().names()));
        Set<TopicPartition> firstOnes =
                all.stream()
                        .filter(each -> first.contains(each.topic()))
                        .collect(Collectors.toSet());
        Set<TopicPartition> rest = new HashSet<>(all);
        rest.removeAll(firstOnes);
        // If the store of the desks is not ahead of the journal, no other store is.
        Set<TopicPartition> lastOnes =
                rest.stream()
                        .filter(each -> each.topic().endsWith(DESKS))
                        .collect(Collectors.toSet());
        rest.removeAll(lastOnes);
        this.ends = new HashMap<>(offsets(firstOnes, OffsetSpec.latest(), false));
        ends.putAll(offsets(rest, OffsetSpec.latest(), false));
        ends.putAll(offsets(lastOnes, OffsetSpec.latest(), false));
        this.begins = offsets(all, OffsetSpec.earliest(), true);
        this.everywhere = offsets(all, OffsetSpec.latest(), true);
    }

    @Override
    public Extent extent(String topic) {
        List<TopicPartition> partitions = of(topic);
        if (partitions.isEmpty()) {
            return Extent.MISSING;
        }
        return partitions.stream().allMatch(each -> begin(each) == 0)
                ? Extent.WHOLE
                : Extent.TRUNCATED;
    }

    @Override
    public List<String> topicsEndingWith(String suffix) {
        return ends.keySet().stream()
                .map(TopicPartition::topic)
                .filter(topic -> topic.endsWith(suffix))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public long begin(String topic, int partition) {
        return begin(new TopicPartition(topic, partition));
    }

    @Override
    public int partitions() {
        return ends.size();
    }

    @Override
    public long size() {
        return ends.entrySet().stream()
                .filter(end -> !end.getKey().topic().startsWith("__"))
                .mapToLong(end -> end.getValue() - begin(end.getKey()))
                .sum();
    }

    @Override
    public void read(String topic, Taker taker) throws CheckException {
        read(topic, IsolationLevel.READ_COMMITTED, taker);
    }

    /** One bit a record: what is read uncommitted and was not among the committed. */
    @Override
    public void readDiscarded(String topic, Taker taker) throws CheckException {
        Map<Integer, BitSet> committed = new HashMap<>();
        read(
                topic,
                IsolationLevel.READ_COMMITTED,
                record ->
                        committed
                                .computeIfAbsent(record.partition(), _ -> new BitSet())
                                .set(place(record)));
        read(
                topic,
                IsolationLevel.READ_UNCOMMITTED,
                record -> {
                    BitSet kept = committed.get(record.partition());
                    if (kept == null || !kept.get(place(record))) {
                        taker.take(record);
                    }
                });
    }

    private int place(LogRecord record) {
        return Math.toIntExact(record.offset() - begin(record.topic(), record.partition()));
    }

    private void read(String topic, IsolationLevel level, Taker taker) throws CheckException {
        List<TopicPartition> behind = new ArrayList<>(of(topic));
        behind.removeIf(each -> begin(each) >= end(each));
        if (behind.isEmpty()) {
            return;
        }
        Map<String, Object> reading = new HashMap<>(settings);
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, level.name().toLowerCase(Locale.ROOT));
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(behind);
            behind.forEach(each -> consumer.seek(each, begin(each)));
            long moved = System.nanoTime();
            while (!behind.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < end(new TopicPartition(topic, record.partition()))) {
                        taker.take(record(record));
                    }
                    moved = System.nanoTime();
                }
                if (behind.removeIf(each -> consumer.position(each) >= end(each))) {
                    moved = System.nanoTime();
                    consumer.assign(behind);
                }
                requirePatience(topic, moved);
            }
        } catch (KafkaException e) {
            throw new CheckException(
                    "%s cannot be read (%s): see that Kafka runs and check again."
                            .formatted(topic, e.getMessage()),
                    e);
        }
    }

    private static void requirePatience(String topic, long moved) throws CheckException {
        if (System.nanoTime() - moved > PATIENCE.toNanos()) {
            throw new CheckException(
                    "Kafka gives no more of %s for %d s: see that it runs and check again."
                            .formatted(topic, PATIENCE.toSeconds()));
        }
    }

    private static LogRecord record(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            headers.put(
                    header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return new LogRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                headers);
    }

    @Override
    public List<String> stuck() throws CheckException {
        long deadline = System.nanoTime() + OPEN_AT_MOST.toNanos();
        while (true) {
            Map<TopicPartition, Long> stable =
                    offsets(everywhere.keySet(), OffsetSpec.latest(), false);
            Map<String, String> open = new TreeMap<>();
            everywhere.forEach(
                    (partition, end) -> {
                        long reached = stable.getOrDefault(partition, 0L);
                        if (reached < end) {
                            open.put(
                                    partition.toString(),
                                    "%s is readable up to %d only, its end was %d"
                                            .formatted(partition, reached, end));
                        }
                    });
            if (open.isEmpty() || System.nanoTime() > deadline) {
                return List.copyOf(open.values());
            }
            pause();
        }
    }

    private static void pause() throws CheckException {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckException("The check was interrupted.", e);
        }
    }

    private List<TopicPartition> of(String topic) {
        return ends.keySet().stream().filter(each -> each.topic().equals(topic)).toList();
    }

    private long begin(TopicPartition partition) {
        return begins.getOrDefault(partition, 0L);
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private Set<TopicPartition> partitionsOf(Set<String> topics) throws CheckException {
        Set<TopicPartition> partitions = new HashSet<>();
        for (TopicDescription topic : get(admin.describeTopics(topics).allTopicNames()).values()) {
            topic.partitions()
                    .forEach(
                            each ->
                                    partitions.add(
                                            new TopicPartition(topic.name(), each.partition())));
        }
        return partitions;
    }

    private Map<TopicPartition, Long> offsets(
            Set<TopicPartition> partitions, OffsetSpec spec, boolean uncommitted)
            throws CheckException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(each -> each, _ -> spec));
        IsolationLevel level =
                uncommitted ? IsolationLevel.READ_UNCOMMITTED : IsolationLevel.READ_COMMITTED;
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(wanted, new ListOffsetsOptions(level)).all())
                .forEach((partition, result) -> offsets.put(partition, result.offset()));
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> future) throws CheckException {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CheckException(
                    "Kafka does not tell what it has (%s): see that it runs and check again."
                            .formatted(e.getCause() == null ? e : e.getCause().getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckException("The check was interrupted.", e);
        }
    }
}
