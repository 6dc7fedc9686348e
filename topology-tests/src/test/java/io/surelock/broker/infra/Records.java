package io.surelock.broker.infra;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Writes and reads one-partition topics, every step bounded. */
final class Records {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private Records() {}

    static void createTopic(String servers, String topic, int replicas, Map<String, String> config)
            throws Exception {
        try (Admin admin = admin(servers)) {
            NewTopic wanted = new NewTopic(topic, 1, (short) replicas).configs(config);
            admin.createTopics(List.of(wanted)).all().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }
    }

    static Admin admin(String servers) {
        return Admin.create(Map.of("bootstrap.servers", servers, "request.timeout.ms", 3_000));
    }

    /** Sends and waits until all in-sync replicas have it. */
    static RecordMetadata write(String servers, String topic, String... values) throws Exception {
        try (var producer = producer(servers)) {
            return write(producer, topic, values);
        }
    }

    /** The same with a producer that is there already. */
    static RecordMetadata write(
            KafkaProducer<String, String> producer, String topic, String... values)
            throws Exception {
        RecordMetadata last = null;
        for (String value : values) {
            var sent = producer.send(new ProducerRecord<>(topic, "k", value));
            last = sent.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }
        return Objects.requireNonNull(last, "nothing to write");
    }

    static void writeBytes(String servers, String topic, byte[] value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "max.request.size", value.length + 1024);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var sent = producer.send(new ProducerRecord<>(topic, "k", value));
            sent.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }
    }

    static KafkaProducer<String, String> producer(String servers) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        // A frozen broker that is asked first is given up after this, not 30 s.
                        "request.timeout.ms",
                        3_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** All committed values of the topic, in order. */
    static List<String> read(String servers, String topic) {
        try (var consumer = consumer(servers)) {
            return readAll(consumer, topic).stream()
                    .map(r -> new String(r.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    /** The sizes of all values of the topic, in order. */
    static List<Integer> sizes(String servers, String topic) {
        try (var consumer = consumer(servers)) {
            return readAll(consumer, topic).stream().map(r -> r.value().length).toList();
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(String servers) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<ConsumerRecord<String, byte[]>> readAll(
            KafkaConsumer<String, byte[]> consumer, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), BOUND).getOrDefault(partition, 0L);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long startNanos = System.nanoTime();
        while (consumer.position(partition, BOUND) < end) {
            if (System.nanoTime() - startNanos > BOUND.toNanos()) {
                throw new AssertionError("Only " + records.size() + " records could be read.");
            }
            records.addAll(consumer.poll(Duration.ofMillis(200)).records(partition));
        }
        return records;
    }
}
