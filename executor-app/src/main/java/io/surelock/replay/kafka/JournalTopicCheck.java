package io.surelock.replay.kafka;

import io.surelock.app.topics.Difference;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicPlan;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Whether the journal's topic keeps everything, and has kept everything so far. */
public final class JournalTopicCheck {

    private static final Set<String> KEEPING =
            Set.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.RETENTION_MS_CONFIG,
                    TopicConfig.RETENTION_BYTES_CONFIG,
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);

    private JournalTopicCheck() {}

    /**
     * Checks.
     *
     * @param problems takes where and what, one sentence each
     * @throws KafkaAccessException if Kafka does not answer
     */
    public static void run(Map<String, String> kafka, BiConsumer<String, String> problems)
            throws KafkaAccessException {
        String topic = Topics.DESK_JOURNAL.name();
        try (PartitionReader reader = new PartitionReader(kafka, Topics.DESK_JOURNAL);
                Admin admin = KafkaConnection.open(new HashMap<>(kafka))) {
            List<Integer> partitions = reader.partitions();
            if (partitions.isEmpty()) {
                problems.accept(topic, "there is no such topic");
                return;
            }
            TopicPlan plan =
                    new TopicPlan(
                            List.of(Topics.DESK_JOURNAL),
                            partitions.size(),
                            (short) reader.replication());
            for (Difference difference : TopicAdmin.check(admin, plan)) {
                if (KEEPING.contains(difference.setting())) {
                    problems.accept(
                            topic,
                            "%s is %s and must be %s, or entries are lost"
                                    .formatted(
                                            difference.setting(),
                                            difference.is(),
                                            difference.shouldBe()));
                }
            }
            for (int partition : partitions) {
                long begin = reader.begin(partition);
                if (begin > 0) {
                    problems.accept(
                            topic + "-" + partition + "@0",
                            "the first %d offsets of the partition were deleted".formatted(begin));
                }
            }
        } catch (KafkaException e) {
            throw new KafkaAccessException(
                    "Kafka could not tell about the topic %s: %s.".formatted(topic, e.getMessage()),
                    e);
        }
    }
}
