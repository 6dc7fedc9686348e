package io.surelock.broker.app;

import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.desk.opportunity.Opportunity;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Publishes what a test wants, with whatever key. */
final class Publisher implements AutoCloseable {

    private static final long SENT_WITHIN_SECONDS = 45;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Wire wire = Wire.standard();

    Publisher(Map<String, String> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.BATCH_MAX_BYTES);
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** With the key that it should have, as Avro; does not wait. */
    void publish(Opportunity opportunity) {
        publish(opportunity, opportunity.deskId());
    }

    /** With any key or none, as Avro; does not wait. */
    void publish(Opportunity opportunity, @Nullable String key) {
        Future<RecordMetadata> _ =
                producer.send(record(Topics.ARB_OPPORTUNITIES, key, wire.encode(opportunity)));
    }

    /** Any bytes; returns where they are. */
    RecordMetadata publish(Topic topic, @Nullable String key, byte @Nullable [] value)
            throws Exception {
        return producer.send(record(topic, key, value)).get(SENT_WITHIN_SECONDS, TimeUnit.SECONDS);
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic topic, @Nullable String key, byte @Nullable [] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic.name(), keyBytes, value);
    }

    /** Waits until all is sent. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
