package io.surelock.clock;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Probes by writing a tiny record to a topic whose records carry the broker's append time. */
final class KafkaProbe implements BrokerProbe, AutoCloseable {

    /**
     * Written as the client's own timestamp. The broker replaces it; if it comes back, the topic
     * keeps the clients' timestamps and would have us believe our own clock.
     */
    private static final long CLIENT_TIMESTAMP = 0L;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Producer<String, Long> producer;
    private final String topic;
    private final String instance;
    private long count;

    KafkaProbe(Producer<String, Long> producer, String topic, String instance) {
        this.producer = producer;
        this.topic = topic;
        this.instance = instance;
    }

    /**
     * Opens a producer for the probes.
     *
     * @param clientSettings where the brokers are and how to log in; more is allowed
     */
    static KafkaProbe open(Map<String, Object> clientSettings, String topic, String instance) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, instance + "-clock");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A late answer tells nothing, so a probe is given up early and its thread never hangs.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1_024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64 * 1_024);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new LongSerializer());
        return new KafkaProbe(producer, topic, instance);
    }

    @Override
    public CompletionStage<Long> send() {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        var record =
                new ProducerRecord<String, Long>(topic, null, CLIENT_TIMESTAMP, instance, ++count);
        try {
            var _ = producer.send(record, (metadata, failure) -> accept(metadata, failure, answer));
        } catch (KafkaException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private void accept(
            @Nullable RecordMetadata metadata,
            @Nullable Exception failure,
            CompletableFuture<Long> answer) {
        if (failure != null) {
            answer.completeExceptionally(failure);
            return;
        }
        long stamp = metadata == null ? CLIENT_TIMESTAMP : metadata.timestamp();
        if (stamp > CLIENT_TIMESTAMP) {
            answer.complete(stamp);
        } else {
            answer.completeExceptionally(
                    new IllegalStateException(
                            "topic %s must have message.timestamp.type=LogAppendTime"
                                    .formatted(topic)));
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_LIMIT);
    }
}
