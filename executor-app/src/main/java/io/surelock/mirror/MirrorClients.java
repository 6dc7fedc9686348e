package io.surelock.mirror;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.HashMap;
import java.util.Map;

/** Consumers as the mirror needs them. */
final class MirrorClients {

    /** Most records written to Redis in one step. */
    private static final int BATCH = 500;

    private static final int SESSION_MILLIS = 10_000;

    private MirrorClients() {}

    /**
     * The consumer group of all running mirrors of an installation.
     *
     * @param prefix begins the names of the installation's groups
     */
    static String group(String prefix) {
        return prefix + "-mirror";
    }

    /**
     * A consumer of bytes. Where it begins is said by Redis, so an offset that has gone from the
     * topic means the beginning.
     *
     * @param clientSettings where the brokers are and how to log in, by Kafka's client names
     * @param group its consumer group
     */
    static KafkaConsumer<byte[], byte[]> consumer(
            Map<String, Object> clientSettings, String group) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
