package io.surelock.alert;

import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Writes dead letters; connects at the first, which may never come. Safe for many threads. */
final class DeadLetterProducer implements AutoCloseable {

    private static final int SEND_LIMIT_MILLIS = 5_000;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final Map<String, Object> clientSettings;
    private final InstantSource clock;
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetterProducer(Map<String, Object> clientSettings, InstantSource clock) {
        this.clientSettings = clientSettings;
        this.clock = clock;
    }

    /** The record is not known to be written. The message is a sentence. */
    static final class NotWrittenException extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        NotWrittenException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Returns when all replicas that must have it do. */
    void send(ConsumerRecord<byte[], byte[]> original, String reason, String source)
            throws NotWrittenException {
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.record(original, reason, clock.instant(), source);
        try {
            open().send(letter).get();
        } catch (ExecutionException | KafkaException e) {
            throw new NotWrittenException("A dead letter could not be written: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotWrittenException("A dead letter was not written: interrupted.", e);
        }
    }

    private synchronized Producer<byte[], byte[]> open() {
        Producer<byte[], byte[]> existing = producer;
        if (existing != null) {
            return existing;
        }
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.DEAD_LETTER_MAX_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_LIMIT_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_LIMIT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_LIMIT_MILLIS);
        Producer<byte[], byte[]> opened =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer = opened;
        return opened;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_LIMIT);
        }
    }
}
