package io.surelock.audit.cluster;

import io.surelock.contract.Topic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** All committed records of a topic from its beginning, as far as they are there. Reads only. */
public final class TopicLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    /** Opens it, in no consumer group. */
    public TopicLog(Map<String, ?> kafka, Topic topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads to where the topic ends at this moment, and answers all records so far. */
    List<ConsumerRecord<byte[], byte[]>> read() {
        read(records::add);
        return List.copyOf(records);
    }

    /**
     * Reads on to where the topic ends at this moment and keeps nothing, however long it is.
     *
     * @param taker is given each record, in the order of its partition
     */
    public void read(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.keySet().stream()
                .anyMatch(
                        each -> consumer.position(each) < Objects.requireNonNull(ends.get(each)))) {
            consumer.poll(POLL).forEach(taker);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
