package io.surelock.cli;

import io.surelock.contract.Topic;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Sends records to one topic with Kafka's own partitioner, and waits for the brokers. */
final class TopicPublisher implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Topic topic;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private int sent;

    TopicPublisher(Map<String, String> properties, Topic topic) throws CliException {
        this.topic = topic;
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topic.maxMessageBytes());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "8000");
        try {
            this.producer =
                    new KafkaProducer<>(
                            settings, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw new CliException(
                    "%s cannot be written to with these kafka.properties: %s."
                            .formatted(topic, e.getMessage()),
                    e);
        }
    }

    /** How many were given to Kafka. */
    int sent() {
        return sent;
    }

    /** Sends one; an earlier one that failed is reported here or by {@link #flush}. */
    void send(String key, byte[] value) throws CliException {
        throwFailure();
        sendLater(key, value);
    }

    /** As {@link #send}, where an exception would not get through; {@link #flush} reports it. */
    void sendLater(String key, byte[] value) {
        var keyed = new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value);
        try {
            // The callback tells what the future would.
            var _ = producer.send(keyed, (_, problem) -> note(problem));
            sent++;
        } catch (KafkaException e) {
            note(e);
        }
    }

    private void note(@Nullable Exception problem) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
        }
    }

    /** Returns when all that were sent are safe. */
    void flush() throws CliException {
        producer.flush();
        throwFailure();
    }

    private void throwFailure() throws CliException {
        Exception problem = failure.get();
        if (problem != null) {
            throw new CliException(
                    "Kafka did not take everything for %s (%s): do it again, what it took is recognised by its id."
                            .formatted(topic, problem.getMessage()),
                    problem);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
