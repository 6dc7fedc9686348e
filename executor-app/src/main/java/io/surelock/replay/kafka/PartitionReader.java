package io.surelock.replay.kafka;

import io.surelock.contract.Topic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads one partition of a topic at a time, committed records only, up to the end it had when the
 * reading began.
 */
final class PartitionReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration WITHIN = Duration.ofSeconds(15);

    /** A broker that gives nothing for so long, short of the end, has died. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();
    private @Nullable TopicPartition at;
    private long end;

    PartitionReader(Map<String, String> kafka, Topic topic) {
        this(kafka, topic.name());
    }

    PartitionReader(Map<String, String> kafka, String topic) {
        this.topic = topic;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        this.consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The numbers of the topic's partitions; empty if there is no such topic. */
    List<Integer> partitions() {
        return infos().stream().map(PartitionInfo::partition).sorted().toList();
    }

    /** Copies of each partition. */
    int replication() {
        return infos().stream().mapToInt(info -> info.replicas().length).min().orElse(0);
    }

    /** The first offset that is kept. */
    long begin(int partition) {
        TopicPartition of = new TopicPartition(topic, partition);
        return Objects.requireNonNull(consumer.beginningOffsets(List.of(of), WITHIN).get(of));
    }

    /** The offset behind the last that is committed. */
    long end(int partition) {
        TopicPartition of = new TopicPartition(topic, partition);
        return Objects.requireNonNull(consumer.endOffsets(List.of(of), WITHIN).get(of));
    }

    /** Goes to an offset that is kept. */
    void start(int partition, long offset) {
        at = new TopicPartition(topic, partition);
        end = end(partition);
        polled = Collections.emptyIterator();
        consumer.assign(List.of(at));
        consumer.seek(at, offset);
    }

    /** The offset at which {@link #next} ends. */
    long until() {
        return end;
    }

    /** The next record, or null at the end. */
    @Nullable ConsumerRecord<byte[], byte[]> next() {
        TopicPartition reading = Objects.requireNonNull(at);
        long quietSince = System.nanoTime();
        while (!polled.hasNext()) {
            if (consumer.position(reading, WITHIN) >= end) {
                return null;
            }
            polled = consumer.poll(POLL).iterator();
            if (System.nanoTime() - quietSince > SILENCE.toNanos()) {
                throw new KafkaException(
                        "nothing came of %s for %d s".formatted(reading, SILENCE.toSeconds()));
            }
        }
        ConsumerRecord<byte[], byte[]> next = polled.next();
        return next.offset() < end ? next : null;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<PartitionInfo> infos() {
        List<PartitionInfo> infos = consumer.partitionsFor(topic, WITHIN);
        return infos == null ? List.of() : infos;
    }
}
