package io.surelock.app.durability;

import io.surelock.app.durability.TopicState.Standing;

import org.apache.kafka.common.config.TopicConfig;

/** How a topic is mended: a command of Kafka, or a setting of its brokers or of Surelock. */
final class Mending {

    private static final String IN_SYNC = DurabilityRule.IN_SYNC + "";

    private final String servers;

    Mending(String servers) {
        this.servers = servers;
    }

    String missing() {
        return "surelock topics apply, with kafka.replication: %d in Surelock's configuration"
                .formatted(DurabilityRule.COPIES);
    }

    String copies(TopicState topic) {
        if (topic.standing() == Standing.EXISTS) {
            return "kafka-reassign-partitions.sh --bootstrap-server %s --reassignment-json-file FILE --execute, where FILE names three brokers for each partition of %s"
                    .formatted(servers, topic.topic());
        }
        return switch (topic.use()) {
            case OFFSETS -> brokersFile("offsets.topic.replication.factor", DurabilityRule.COPIES);
            case TRANSACTIONS ->
                    brokersFile("transaction.state.log.replication.factor", DurabilityRule.COPIES);
            case OWN, JOURNAL, STREAMS -> configuration();
        };
    }

    String minInSync(TopicState topic) {
        if (topic.standing() == Standing.EXISTS) {
            return topicSetting(topic.topic(), TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, IN_SYNC);
        }
        return switch (topic.use()) {
            case OFFSETS -> brokersDefault(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, IN_SYNC);
            case TRANSACTIONS ->
                    brokersFile("transaction.state.log.min.isr", DurabilityRule.IN_SYNC);
            case OWN, JOURNAL, STREAMS -> configuration();
        };
    }

    String uncleanElection(TopicState topic) {
        String setting = TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;
        return topic.standing() == Standing.EXISTS
                ? topicSetting(topic.topic(), setting, "false")
                : brokersDefault(setting, "false");
    }

    String topicSetting(String topic, String setting, String value) {
        return "kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s=%s"
                .formatted(servers, topic, setting, value);
    }

    private String brokersDefault(String setting, String value) {
        return "kafka-configs.sh --bootstrap-server %s --alter --entity-type brokers --entity-default --add-config %s=%s"
                .formatted(servers, setting, value);
    }

    /** A setting that brokers read at their start only. */
    private static String brokersFile(String setting, int value) {
        return "set %s=%d in the settings file of every broker and restart them one by one"
                .formatted(setting, value);
    }

    private static String configuration() {
        return "set kafka.replication: %d in Surelock's configuration"
                .formatted(DurabilityRule.COPIES);
    }
}
