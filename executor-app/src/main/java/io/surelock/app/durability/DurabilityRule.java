package io.surelock.app.durability;

import io.surelock.app.durability.TopicState.Standing;

import org.apache.kafka.common.config.TopicConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which topics can lose what they have confirmed. Three copies of which two must agree survive the
 * loss of any one broker, and lose nothing as long as no broker that lags may lead; the journal
 * must never be shortened.
 */
public final class DurabilityRule {

    /** Copies of each partition, at least. */
    public static final int COPIES = 3;

    /** Copies that must have a record before it is confirmed, at least. */
    public static final int IN_SYNC = 2;

    private final Mending mending;

    /**
     * @param servers the brokers, for the commands
     */
    public DurabilityRule(String servers) {
        this.mending = new Mending(servers);
    }

    /** Every finding, in the order of the topics; none where money may be at stake. */
    public List<Finding> judge(List<TopicState> topics) {
        return topics.stream().flatMap(topic -> judge(topic).stream()).toList();
    }

    /**
     * What is risked in spite of these findings: a sentence for each weakness, with the topics that
     * have it.
     */
    public static List<String> risks(List<Finding> findings) {
        Map<Weakness, TreeSet<String>> topics =
                findings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Finding::weakness,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                Finding::topic,
                                                Collectors.toCollection(TreeSet::new))));
        return topics.entrySet().stream()
                .map(
                        risk ->
                                "%s (%s)."
                                        .formatted(
                                                sentenceCase(risk.getKey().risk()),
                                                String.join(", ", risk.getValue())))
                .toList();
    }

    private List<Finding> judge(TopicState topic) {
        if (topic.standing() == Standing.MISSING) {
            return List.of(
                    new Finding(
                            topic.topic(),
                            Weakness.MISSING,
                            "is missing",
                            "exist",
                            mending.missing()));
        }
        List<Finding> findings = new ArrayList<>();
        judgeCopies(topic, findings);
        if (topic.use() == TopicUse.JOURNAL) {
            judgeKeeping(topic, findings);
        }
        return findings;
    }

    private void judgeCopies(TopicState topic, List<Finding> findings) {
        if (topic.copies() < COPIES) {
            findings.add(
                    new Finding(
                            topic.topic(),
                            Weakness.COPIES,
                            verb(topic) + " replication " + topic.copies(),
                            "have 3 or more",
                            mending.copies(topic)));
        }
        if (topic.minInSync() < IN_SYNC) {
            findings.add(
                    new Finding(
                            topic.topic(),
                            Weakness.MIN_IN_SYNC,
                            verb(topic) + " min.insync.replicas " + topic.minInSync(),
                            "have 2 or more",
                            mending.minInSync(topic)));
        }
        if (topic.uncleanElection()) {
            findings.add(
                    new Finding(
                            topic.topic(),
                            Weakness.UNCLEAN_ELECTION,
                            verb(topic) + " unclean.leader.election.enable true",
                            "have false",
                            mending.uncleanElection(topic)));
        }
    }

    private void judgeKeeping(TopicState topic, List<Finding> findings) {
        TopicState.Keeping keeping = topic.keeping();
        if (!keeping.cleanupPolicy().equals(TopicConfig.CLEANUP_POLICY_DELETE)) {
            findings.add(
                    forgets(
                            topic,
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            keeping.cleanupPolicy(),
                            TopicConfig.CLEANUP_POLICY_DELETE));
        }
        if (keeping.retentionMillis() >= 0) {
            findings.add(
                    forgets(
                            topic,
                            TopicConfig.RETENTION_MS_CONFIG,
                            Long.toString(keeping.retentionMillis()),
                            "-1"));
        }
        if (keeping.retentionBytes() >= 0) {
            findings.add(
                    forgets(
                            topic,
                            TopicConfig.RETENTION_BYTES_CONFIG,
                            Long.toString(keeping.retentionBytes()),
                            "-1"));
        }
    }

    private Finding forgets(TopicState topic, String setting, String is, String mustBe) {
        return new Finding(
                topic.topic(),
                Weakness.JOURNAL_FORGETS,
                "has %s %s".formatted(setting, is),
                "have " + mustBe,
                mending.topicSetting(topic.topic(), setting, mustBe));
    }

    private static String verb(TopicState topic) {
        return topic.standing() == Standing.PLANNED ? "would be created with" : "has";
    }

    private static String sentenceCase(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }
}
