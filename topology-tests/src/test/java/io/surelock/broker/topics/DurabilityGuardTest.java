package io.surelock.broker.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.app.config.ConfigInput;
import io.surelock.app.config.ConfigLoader;
import io.surelock.app.config.Configuration;
import io.surelock.app.durability.DurabilityGuard;
import io.surelock.app.durability.Finding;
import io.surelock.app.durability.Weakness;
import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.embedded.KafkaCluster;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicPlan;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

@Tag("broker")
class DurabilityGuardTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    /** Those of the contract, ten stores' changelogs, offsets and transactions. */
    private static final int RELIED_ON = Topics.all().size() + 10 + 2;

    @TempDir Path folder;

    @Test
    void oneBrokerIsNotEnoughForAnyTopic() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            Configuration configuration = configuration(kafka.bootstrapServers(), 1);
            try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
                TopicAdmin.apply(admin, TopicPlan.of(configuration.settings().kafka()));
                create(admin, "surelock-desk-pairs-repartition", 1);
                awaitTopics(admin, Topics.all().size() + 1);

                List<Finding> before = findings(admin, configuration);

                assertThat(topics(before, Weakness.COPIES))
                        .hasSize(RELIED_ON + 1)
                        .containsAll(Topics.all().stream().map(topic -> topic.name()).toList())
                        .contains(
                                "surelock-desk-pairs-changelog",
                                "surelock-desk-pairs-repartition",
                                "surelock-settlement-bet-watches-changelog",
                                "__consumer_offsets",
                                "__transaction_state");
                assertThat(topics(before, Weakness.MIN_IN_SYNC)).hasSize(RELIED_ON + 1);
                assertThat(mending(before, "__consumer_offsets"))
                        .contains("offsets.topic.replication.factor=3");

                joinAGroup(kafka.bootstrapServers());
                set(admin, Topics.DESK_JOURNAL.name(), "retention.ms", "86400000");
                set(admin, "bet-placement-attempts", "unclean.leader.election.enable", "true");
                await().atMost(BOUND)
                        .untilAsserted(
                                () -> {
                                    List<Finding> now = findings(admin, configuration);
                                    assertThat(topics(now, Weakness.JOURNAL_FORGETS))
                                            .containsExactly("desk-journal");
                                    assertThat(topics(now, Weakness.UNCLEAN_ELECTION))
                                            .containsExactly("bet-placement-attempts");
                                    // It exists now, and is mended in another way.
                                    assertThat(mending(now, "__consumer_offsets"))
                                            .contains("kafka-reassign-partitions.sh");
                                });
            }
        }
    }

    @Test
    void threeBrokersAreFineBeforeAndAfterTheirOwnTopicsExist() throws Exception {
        try (KafkaCluster kafka = KafkaCluster.start(folder, 3, 0)) {
            Configuration configuration = configuration(kafka.bootstrapServers(), 3);
            try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
                TopicAdmin.apply(admin, TopicPlan.of(configuration.settings().kafka()));
                awaitTopics(admin, Topics.all().size());

                assertThat(findings(admin, configuration)).isEmpty();
                assertThat(findings(admin, configuration(kafka.bootstrapServers(), 1)))
                        .hasSize(20)
                        .allMatch(finding -> finding.topic().endsWith("-changelog"))
                        .allMatch(finding -> finding.mend().contains("kafka.replication: 3"));

                joinAGroup(kafka.bootstrapServers());
                await().atMost(BOUND)
                        .ignoreExceptions()
                        .until(() -> names(admin).contains("__consumer_offsets"));
                assertThat(findings(admin, configuration)).isEmpty();

                admin.deleteTopics(List.of("desk-journal")).all().get(60, TimeUnit.SECONDS);
                // Another broker may still know of it.
                await().atMost(BOUND)
                        .untilAsserted(
                                () ->
                                        assertThat(findings(admin, configuration))
                                                .extracting(Finding::weakness)
                                                .containsExactly(Weakness.MISSING));
            }
        }
    }

    @Test
    void onPaperNothingIsAsked() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            Configuration configuration = configuration(kafka.bootstrapServers(), 1);
            try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
                assertThat(configuration.betsForReal()).isFalse();
                assertThat(DurabilityGuard.require(admin, configuration, false)).isEmpty();
            }
        }
    }

    private static List<Finding> findings(Admin admin, Configuration configuration)
            throws Exception {
        return DurabilityGuard.findings(admin, configuration.settings().kafka());
    }

    private static Set<String> topics(List<Finding> findings, Weakness weakness) {
        return findings.stream()
                .filter(finding -> finding.weakness() == weakness)
                .map(Finding::topic)
                .collect(Collectors.toSet());
    }

    private static String mending(List<Finding> findings, String topic) {
        return findings.stream()
                .filter(finding -> finding.topic().equals(topic))
                .filter(finding -> finding.weakness() == Weakness.COPIES)
                .map(Finding::mend)
                .collect(Collectors.joining());
    }

    /** The brokers make the topic of offsets when the first group looks for its coordinator. */
    private static void joinAGroup(String servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "group.id", "somebody");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("arb-opportunities"));
            await().atMost(BOUND)
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(200));
                                return !consumer.assignment().isEmpty();
                            });
        }
    }

    private static void create(Admin admin, String topic, int copies) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) copies)))
                .all()
                .get(60, TimeUnit.SECONDS);
    }

    private static void set(Admin admin, String topic, String setting, String value)
            throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        var owner = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        admin.incrementalAlterConfigs(Map.of(owner, List.of(change)))
                .all()
                .get(60, TimeUnit.SECONDS);
    }

    private static void awaitTopics(Admin admin, int many) {
        await().atMost(BOUND).until(() -> names(admin).size() == many);
    }

    private static Set<String> names(Admin admin) throws Exception {
        return admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get(60, TimeUnit.SECONDS);
    }

    private static Configuration configuration(String servers, int replication) throws Exception {
        return ConfigLoader.load(
                ConfigInput.of(
                        Map.of(
                                "kafka.bootstrap-servers",
                                servers,
                                "kafka.replication",
                                Integer.toString(replication)),
                        Optional.empty()));
    }
}
