package io.surelock.demo;

import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads whole topics, committed records only, from their beginning to their present end. */
final class DemoAudit {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, String> kafka;

    DemoAudit(Map<String, String> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /** Feeds attempts and journal to the check. */
    void run(DemoCheck check) throws UnreadableException {
        read(Topics.BET_PLACEMENT_ATTEMPTS, check::attempt);
        read(Topics.DESK_JOURNAL, check::entry);
    }

    /** Takes the value of one record. */
    private interface Taker {
        void take(byte[] value) throws UnreadableException;
    }

    private void read(Topic topic, Taker taker) throws UnreadableException {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> isBehind(consumer, p, ends))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    taker.take(record.value());
                }
            }
        }
    }

    private static boolean isBehind(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            Map<TopicPartition, Long> ends) {
        return consumer.position(partition) < Objects.requireNonNull(ends.get(partition));
    }
}
