package io.surelock.app.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.app.durability.TopicState.Keeping;
import io.surelock.app.durability.TopicState.Standing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class DurabilityRuleTest {

    private static final DurabilityRule RULE = new DurabilityRule("k1:9092");

    private static final String CONFIGS =
            "kafka-configs.sh --bootstrap-server k1:9092 --alter --entity-type ";

    /** Copies, copies in sync, unclean election; then what is found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    3 | 2 | false |
                    3 | 3 | false |
                    5 | 2 | false |
                    2 | 2 | false | COPIES
                    1 | 2 | false | COPIES
                    3 | 1 | false | MIN_IN_SYNC
                    3 | 2 | true  | UNCLEAN_ELECTION
                    1 | 1 | false | COPIES, MIN_IN_SYNC
                    1 | 1 | true  | COPIES, MIN_IN_SYNC, UNCLEAN_ELECTION
                    """)
    void threeCopiesOfWhichTwoAgreeAndNoUncleanElection(
            int copies, int inSync, boolean unclean, @Nullable String found) {
        for (TopicUse use : TopicUse.values()) {
            for (Standing standing : List.of(Standing.EXISTS, Standing.PLANNED)) {
                var topic =
                        new TopicState(
                                "t", use, standing, copies, inSync, unclean, Keeping.EVERYTHING);

                assertThat(RULE.judge(List.of(topic)))
                        .as("%s %s", use, standing)
                        .extracting(finding -> finding.weakness().name())
                        .containsExactlyElementsOf(words(found));
            }
        }
    }

    /** How the journal is kept; then the settings that are found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    delete         | -1       | -1 |
                    delete         | 86400000 | -1 | retention.ms=-1
                    delete         | 0        | -1 | retention.ms=-1
                    delete         | -1       | 0  | retention.bytes=-1
                    compact        | -1       | -1 | cleanup.policy=delete
                    compact,delete | -1       | -1 | cleanup.policy=delete
                    compact        | 1        | 1  | cleanup.policy=delete, retention.ms=-1, retention.bytes=-1
                    """)
    void onlyTheJournalMustBeKeptForEver(
            String policy, long millis, long bytes, @Nullable String found) {
        var keeping = new Keeping(policy, millis, bytes);

        assertThat(RULE.judge(List.of(existing("desk-journal", TopicUse.JOURNAL, keeping))))
                .allMatch(finding -> finding.weakness() == Weakness.JOURNAL_FORGETS)
                .extracting(Finding::mend)
                .containsExactlyElementsOf(
                        words(found).stream()
                                .map(
                                        setting ->
                                                CONFIGS
                                                        + "topics --entity-name desk-journal"
                                                        + " --add-config "
                                                        + setting)
                                .toList());
        assertThat(RULE.judge(List.of(existing("executor-events", TopicUse.OWN, keeping))))
                .isEmpty();
        assertThat(RULE.judge(List.of(existing("s-changelog", TopicUse.STREAMS, keeping))))
                .isEmpty();
    }

    /** What a topic is for, whether it exists; then how each of three weaknesses is mended. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    OWN          | EXISTS  | kafka-reassign-partitions.sh                     | topics --entity-name t --add-config min.insync.replicas=2 | topics --entity-name t
                    JOURNAL      | EXISTS  | kafka-reassign-partitions.sh                     | topics --entity-name t --add-config min.insync.replicas=2 | topics --entity-name t
                    STREAMS      | EXISTS  | kafka-reassign-partitions.sh                     | topics --entity-name t --add-config min.insync.replicas=2 | topics --entity-name t
                    STREAMS      | PLANNED | kafka.replication: 3                             | kafka.replication: 3                                      | brokers --entity-default
                    OFFSETS      | EXISTS  | kafka-reassign-partitions.sh                     | topics --entity-name t --add-config min.insync.replicas=2 | topics --entity-name t
                    OFFSETS      | PLANNED | offsets.topic.replication.factor=3               | brokers --entity-default --add-config min.insync.replicas=2 | brokers --entity-default
                    TRANSACTIONS | EXISTS  | kafka-reassign-partitions.sh                     | topics --entity-name t --add-config min.insync.replicas=2 | topics --entity-name t
                    TRANSACTIONS | PLANNED | transaction.state.log.replication.factor=3       | transaction.state.log.min.isr=2                           | brokers --entity-default
                    """)
    void everyFindingSaysWhatMendsIt(
            TopicUse use, Standing standing, String copies, String inSync, String election) {
        var worst = new TopicState("t", use, standing, 1, 1, true, Keeping.EVERYTHING);

        List<Finding> findings = RULE.judge(List.of(worst));

        assertThat(findings).hasSize(3);
        assertThat(findings.get(0).mend()).contains(copies);
        assertThat(findings.get(1).mend()).contains(inSync);
        assertThat(findings.get(2).mend())
                .contains(election)
                .endsWith("unclean.leader.election.enable=false");
    }

    @Test
    void aFindingIsOneSentence() {
        var topic =
                new TopicState(
                        "desk-journal",
                        TopicUse.JOURNAL,
                        Standing.EXISTS,
                        3,
                        1,
                        false,
                        Keeping.EVERYTHING);

        assertThat(RULE.judge(List.of(topic)))
                .extracting(Finding::sentence)
                .containsExactly(
                        "desk-journal has min.insync.replicas 1 and must have 2 or more: "
                                + CONFIGS
                                + "topics --entity-name desk-journal"
                                + " --add-config min.insync.replicas=2.");
    }

    @Test
    void aTopicOfTheContractThatIsMissingIsToBeCreated() {
        assertThat(RULE.judge(List.of(TopicState.missing("desk-journal", TopicUse.JOURNAL))))
                .extracting(Finding::sentence)
                .containsExactly(
                        "desk-journal is missing and must exist: surelock topics apply, with"
                                + " kafka.replication: 3 in Surelock's configuration.");
    }

    @Test
    void whatIsRiskedIsSaidOnceForEachWeaknessWithAllItsTopics() {
        var one =
                new TopicState("b", TopicUse.OWN, Standing.EXISTS, 1, 2, false, Keeping.EVERYTHING);
        var two =
                new TopicState("a", TopicUse.OWN, Standing.EXISTS, 2, 2, true, Keeping.EVERYTHING);

        List<String> risks = DurabilityRule.risks(RULE.judge(List.of(one, two)));

        assertThat(risks).hasSize(2);
        assertThat(risks.get(0)).contains("placed a second time").endsWith("(a, b).");
        assertThat(risks.get(1)).contains("can become the leader").endsWith("(a).");
    }

    private static TopicState existing(String name, TopicUse use, Keeping keeping) {
        return new TopicState(name, use, Standing.EXISTS, 3, 2, false, keeping);
    }

    private static List<String> words(@Nullable String found) {
        return found == null ? List.of() : List.of(found.split(", ", -1));
    }
}
