package io.surelock.app.topics;

import io.surelock.app.config.SurelockConfig;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;

import org.apache.kafka.common.config.TopicConfig;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the topics must be.
 *
 * @param topics those of the contract
 * @param partitions of each, 1 or more
 * @param replication copies of each, 1 or more
 */
public record TopicPlan(List<Topic> topics, int partitions, short replication) {

    /** From so many copies on, two must have a record before it counts. */
    private static final int COPIES_FOR_TWO_IN_SYNC = 3;

    /** Kafka's own limit to the age of a segment; only closed segments can be deleted. */
    private static final Duration USUAL_SEGMENT = Duration.ofDays(7);

    public TopicPlan {
        topics = List.copyOf(topics);
    }

    /** All topics of the contract as configured. */
    public static TopicPlan of(SurelockConfig.Kafka kafka) {
        return new TopicPlan(Topics.all(), kafka.partitions(), (short) kafka.replication());
    }

    /**
     * How many copies must have a record before it counts, where there are so many in all: with
     * three, two survive the loss of one and one may be away.
     */
    public static int minInSync(int replication) {
        return replication >= COPIES_FOR_TWO_IN_SYNC ? 2 : 1;
    }

    /** The settings of a topic, by Kafka's names, in their order. */
    Map<String, String> settings(Topic topic) {
        Map<String, String> settings = new TreeMap<>();
        boolean kept = topic.retention().equals(Topic.FOR_EVER);
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup(topic.compacted(), kept));
        settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
        // A broker's own limit by size would delete what must be kept.
        settings.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        if (!kept && topic.retention().compareTo(USUAL_SEGMENT) < 0) {
            settings.put(
                    TopicConfig.SEGMENT_MS_CONFIG, Long.toString(topic.retention().toMillis()));
        }
        settings.put(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxMessageBytes()));
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        settings.put(
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSync(replication)));
        settings.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        return settings;
    }

    private static String cleanup(boolean compacted, boolean keptForEver) {
        if (!compacted) {
            return TopicConfig.CLEANUP_POLICY_DELETE;
        }
        return keptForEver
                ? TopicConfig.CLEANUP_POLICY_COMPACT
                : TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;
    }
}
