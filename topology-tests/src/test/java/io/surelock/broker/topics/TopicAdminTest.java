package io.surelock.broker.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.topics.Difference;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.PartitionCheck;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicChanges;
import io.surelock.app.topics.TopicPlan;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.topology.desk.DeskTopology;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

@Tag("broker")
class TopicAdminTest {

    private static final TopicPlan PLAN = new TopicPlan(Topics.all(), 2, (short) 1);

    private static @Nullable EmbeddedKafka kafka;

    private @Nullable Admin admin;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        kafka = EmbeddedKafka.start(folder, 0);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(kafka).close();
    }

    @BeforeEach
    void connectToABrokerWithoutTopics() throws Exception {
        String servers = Objects.requireNonNull(kafka).bootstrapServers();
        admin = KafkaConnection.open(Map.of("bootstrap.servers", servers));
        Collection<String> left = admin().listTopics().names().get(10, TimeUnit.SECONDS);
        admin().deleteTopics(left).all().get(10, TimeUnit.SECONDS);
        Awaitility.await()
                .until(() -> admin().listTopics().names().get(10, TimeUnit.SECONDS).isEmpty());
    }

    @AfterEach
    void disconnect() {
        admin().close();
    }

    @Test
    void createsWhatIsMissingAndFindsItAsItMustBe() throws Exception {
        assertThat(TopicAdmin.check(admin(), PLAN))
                .extracting(Difference::sentence)
                .hasSize(Topics.all().size())
                .contains("arb-opportunities: is missing.");

        TopicChanges changes = TopicAdmin.apply(admin(), PLAN);

        assertThat(changes.created())
                .containsExactlyElementsOf(Topics.all().stream().map(Topic::name).toList());
        awaitTopics();
        assertThat(TopicAdmin.check(admin(), PLAN)).isEmpty();
        assertThat(settings(Topics.DESK_JOURNAL))
                .contains(
                        Map.entry("retention.ms", "-1"),
                        Map.entry("retention.bytes", "-1"),
                        Map.entry("cleanup.policy", "delete"),
                        Map.entry("message.timestamp.type", "LogAppendTime"),
                        Map.entry("max.message.bytes", Integer.toString(4 * 1024 * 1024)),
                        Map.entry("unclean.leader.election.enable", "false"));
        assertThat(settings(Topics.ACCOUNT_COOLDOWNS))
                .contains(
                        Map.entry("cleanup.policy", "compact,delete"),
                        Map.entry("retention.ms", "2592000000"));
        assertThat(settings(Topics.CLOCK_PROBES)).contains(Map.entry("segment.ms", "3600000"));
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        TopicAdmin.apply(admin(), PLAN);
        awaitTopics();

        TopicChanges again = TopicAdmin.apply(admin(), PLAN);

        assertThat(again.created()).isEmpty();
        assertThat(again.altered()).isEmpty();
        assertThat(again.remaining()).isEmpty();
        assertThat(again.sentences())
                .containsExactly(
                        "0 of 17 topics created, 0 settings changed, 0 differences remain.");
    }

    @Test
    void twoAtOnceCreateEachTopicOnce() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Callable<TopicChanges> apply = () -> TopicAdmin.apply(admin(), PLAN);
            List<String> created = new ArrayList<>();
            for (Future<TopicChanges> one : two.invokeAll(List.of(apply, apply))) {
                created.addAll(one.get().created());
            }

            assertThat(created)
                    .containsExactlyInAnyOrderElementsOf(
                            Topics.all().stream().map(Topic::name).toList());
        }
    }

    @Test
    void setsWhatDiffersAndSaysSo() throws Exception {
        TopicAdmin.apply(admin(), PLAN);
        awaitTopics();
        set(Topics.EXECUTOR_EVENTS, "retention.ms", "1000");

        assertThat(TopicAdmin.check(admin(), PLAN))
                .extracting(Difference::sentence)
                .containsExactly("executor-events: retention.ms is 1000 and should be 7776000000.");
        assertThat(TopicAdmin.apply(admin(), PLAN).sentences())
                .containsExactly(
                        "executor-events: retention.ms was 1000 and is 7776000000 now.",
                        "0 of 17 topics created, 1 settings changed, 0 differences remain.");
        Awaitility.await()
                .untilAsserted(() -> assertThat(TopicAdmin.check(admin(), PLAN)).isEmpty());
    }

    @Test
    void neverChangesPartitionsOrCopies() throws Exception {
        TopicAdmin.apply(admin(), PLAN);
        awaitTopics();

        TopicChanges changes =
                TopicAdmin.apply(
                        admin(), new TopicPlan(List.of(Topics.DESK_JOURNAL), 8, (short) 2));

        assertThat(changes.remaining())
                .extracting(Difference::sentence)
                .containsExactly(
                        "desk-journal: has 2 partitions and should have 8; they cannot be changed,"
                                + " so configure kafka.partitions: 2 or use other topics.",
                        "desk-journal: has 1 copies and should have 2; change it with"
                                + " kafka-reassign-partitions or configure kafka.replication: 1.");
        assertThat(PartitionCheck.require(admin(), List.of(Topics.DESK_JOURNAL))).isEqualTo(2);
    }

    @Test
    void saysWhyTopicsCannotBeCreated() {
        TopicPlan tooManyCopies = new TopicPlan(Topics.all(), 1, (short) 3);

        assertThatThrownBy(() -> TopicAdmin.apply(admin(), tooManyCopies))
                .isInstanceOf(KafkaAccessException.class)
                .hasMessageStartingWith(
                        "Kafka could not create the topics with 1 partitions and 3 copies, ");
    }

    @Test
    void refusesToRunOnInputsThatAreMissingOrPartitionedDifferently() throws Exception {
        assertThatThrownBy(() -> PartitionCheck.require(admin(), DeskTopology.inputs()))
                .isInstanceOf(KafkaAccessException.class)
                .hasMessageContaining("arb-opportunities")
                .hasMessageEndingWith("create them with `surelock topics apply`.");

        TopicAdmin.apply(admin(), PLAN);
        awaitTopics();
        assertThat(PartitionCheck.require(admin(), DeskTopology.inputs())).isEqualTo(2);

        admin().createPartitions(Map.of("leg-settlements", NewPartitions.increaseTo(3)))
                .all()
                .get(10, TimeUnit.SECONDS);
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThatThrownBy(
                                                () ->
                                                        PartitionCheck.require(
                                                                admin(), DeskTopology.inputs()))
                                        .isInstanceOf(KafkaAccessException.class)
                                        .hasMessageContaining(
                                                "arb-opportunities 2, bet-placement-outcomes 2,"
                                                        + " leg-settlements 3"));
    }

    private Admin admin() {
        return Objects.requireNonNull(admin);
    }

    private void awaitTopics() {
        Awaitility.await()
                .until(
                        () ->
                                admin().listTopics().names().get(10, TimeUnit.SECONDS).size()
                                        == Topics.all().size());
    }

    private void set(Topic topic, String name, String value) throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin().incrementalAlterConfigs(Map.of(resource(topic), List.of(change)))
                .all()
                .get(10, TimeUnit.SECONDS);
        Awaitility.await().until(() -> value.equals(settings(topic).get(name)));
    }

    private Map<String, String> settings(Topic topic) throws Exception {
        Config config =
                Objects.requireNonNull(
                        admin().describeConfigs(List.of(resource(topic)))
                                .all()
                                .get(10, TimeUnit.SECONDS)
                                .get(resource(topic)));
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
