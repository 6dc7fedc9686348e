package io.surelock.alert;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.HashMap;
import java.util.Map;

/**
 * The relay's consumers.
 *
 * @param settings where the brokers are and how to log in, by Kafka's client names
 * @param prefix begins the names of the receivers' consumer groups
 */
public record RelayClients(Map<String, Object> settings, String prefix) {

    /** Few, because a group waits for a member until it has sent all it polled. */
    private static final int BATCH = 10;

    private static final int SESSION_MILLIS = 10_000;

    /** What may be needed beside the sending of an event, for committing or a dead letter. */
    private static final int RESERVE_MILLIS = 15_000;

    public RelayClients {
        settings = Map.copyOf(settings);
    }

    /** The receiver's own place in the log. */
    String group(AlertReceiver receiver) {
        return prefix + "-alerts-" + receiver.name();
    }

    Consumer<byte[], byte[]> consumer(AlertReceiver receiver, AlertPolicy policy) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group(receiver));
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        all.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(BATCH * (policy.timeout().toMillis() + RESERVE_MILLIS)));
        all.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
