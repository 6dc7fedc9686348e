package io.surelock.worker;

import io.surelock.contract.Topics;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The workers' clients of a real Kafka. */
public final class KafkaWorkerClients implements WorkerClients {

    /**
     * Longest open transaction; a killed worker's is aborted after this, and until then holds back
     * whoever takes over.
     */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    /**
     * A worker that says nothing for this long is taken for dead. The shortest that brokers allow
     * by default: what waits for a dead worker is a hedge, and that has 10 s.
     */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    private static final Duration HEARTBEAT = Duration.ofMillis(1_500);

    /** Longer than the bounded wait on assignment and a commit that is tried to the end. */
    private static final Duration MAX_POLL_INTERVAL = Duration.ofSeconds(60);

    /** Longest wait for one answer to a transaction's request; it may be tried again after it. */
    private static final Duration TRANSACTION_BLOCK = Duration.ofSeconds(3);

    /** Requests in one transaction at most: what one abort throws back. */
    private static final int MAX_POLL_RECORDS = 200;

    private final Map<String, Object> common;

    /**
     * @param clientSettings where the brokers are and how to log in, by Kafka's client names; the
     *     settings of the workers' protocol win over it
     */
    public KafkaWorkerClients(Map<String, Object> clientSettings) {
        this.common = Map.copyOf(clientSettings);
    }

    @Override
    public Consumer<byte[], byte[]> member(String group, String clientId, Start start) {
        Map<String, Object> settings = consumer(clientId, IsolationLevel.READ_COMMITTED);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name());
        // A process that was killed takes its place again as soon as it is back, without a
        // rebalance that would have to wait for the end of its old session.
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, clientId);
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        settings.put(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                start == Start.REFUSED ? "none" : "earliest");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(SESSION_TIMEOUT));
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(HEARTBEAT));
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, millis(MAX_POLL_INTERVAL));
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        return open(settings);
    }

    @Override
    public Consumer<byte[], byte[]> reader(String clientId) {
        return open(consumer(clientId, IsolationLevel.READ_COMMITTED));
    }

    @Override
    public Consumer<byte[], byte[]> uncommittedReader(String clientId) {
        return open(consumer(clientId, IsolationLevel.READ_UNCOMMITTED));
    }

    @Override
    public Producer<byte[], byte[]> transactional(String transactionalId) {
        Map<String, Object> settings = producer(transactionalId);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION_TIMEOUT));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_BLOCK.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(TRANSACTION_BLOCK));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(TRANSACTION_TIMEOUT));
        // A transaction often meets the end of the one before, for a millisecond or two.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2L);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Producer<byte[], byte[]> plain(String clientId) {
        Map<String, Object> settings = producer(clientId);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(TRANSACTION_BLOCK));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> consumer(String clientId, IsolationLevel isolation) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.name().toLowerCase(Locale.ROOT));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private Map<String, Object> producer(String clientId) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A dead letter is as large as what it holds, and its headers.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.DEAD_LETTER_MAX_BYTES);
        return settings;
    }

    private static Consumer<byte[], byte[]> open(Map<String, Object> settings) {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
