package io.surelock.cli;

import io.surelock.contract.Topics;

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

/** Sends opportunities, keyed by desk with Kafka's own partitioner, and waits for the brokers. */
final class OpportunityPublisher implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private int sent;

    OpportunityPublisher(Map<String, Object> properties) throws CliException {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.INPUT_MAX_BYTES);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "8000");
        try {
            this.producer =
                    new KafkaProducer<>(
                            settings, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw new CliException(
                    "the opportunities cannot be sent with these kafka.properties: %s."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** How many were given to Kafka. */
    int sent() {
        return sent;
    }

    /** Sends one; an earlier one that failed is reported here or by {@link #flush}. */
    void send(OpportunityLine line) throws CliException {
        throwFailure();
        var opportunity =
                new ProducerRecord<>(
                        Topics.ARB_OPPORTUNITIES.name(),
                        line.deskId().getBytes(StandardCharsets.UTF_8),
                        line.json());
        try {
            // The callback tells what the future would.
            var _ =
                    producer.send(
                            opportunity,
                            (_, problem) -> {
                                if (problem != null) {
                                    failure.compareAndSet(null, problem);
                                }
                            });
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
            throwFailure();
        }
        sent++;
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
                    "Kafka did not take all opportunities (%s): publish them again, those that it took are recognised by their pair ids."
                            .formatted(problem.getMessage()),
                    problem);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
