package io.surelock.broker.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.embedded.InfraException;
import io.surelock.app.embedded.KafkaCluster;
import io.surelock.app.streams.StreamsOptions;
import io.surelock.app.streams.StreamsSettings;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Three brokers; each test finds all of them well and leaves them so. */
@Tag("broker")
class KafkaClusterTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir static Path folder;

    private static KafkaCluster cluster;

    @BeforeAll
    static void startThree() throws Exception {
        cluster = KafkaCluster.start(folder, 3, 0);
    }

    @AfterAll
    static void stopAll() throws Exception {
        cluster.close();
    }

    @Test
    void keepsThreeCopiesOfWhichTwoMustAgree() throws Exception {
        Records.createTopic(servers(), "copies", 3, Map.of());
        assertThat(partition("copies").replicas()).hasSize(3);
        assertThat(settings("copies"))
                .extracting(config -> config.get("min.insync.replicas").value())
                .containsExactly("2");
    }

    @Test
    void losesNothingWhenTheLeaderIsKilled() throws Exception {
        Records.createTopic(servers(), "killed", 3, Map.of());
        Records.write(servers(), "killed", "before");
        int leader = leader("killed");
        long pid = cluster.pid(leader);

        cluster.kill(leader);
        assertThat(cluster.isAlive(leader)).isFalse();
        Records.write(servers(), "killed", "without it");

        cluster.restart(leader);
        assertThat(cluster.pid(leader)).isNotEqualTo(pid);
        awaitAllInSync("killed");
        Records.write(servers(), "killed", "with it again");
        assertThat(Records.read(servers(), "killed"))
                .containsExactly("before", "without it", "with it again");
    }

    @Test
    void goesOnWithoutAFrozenLeaderAndTakesItBack() throws Exception {
        Records.createTopic(servers(), "frozen", 3, Map.of());
        // One that begins later needs an id, which its broker may have to get from the controller,
        // which may be the one that is frozen.
        try (var producer = Records.producer(servers());
                Admin rebalances = adminOfTasks()) {
            Records.write(producer, "frozen", "before");
            connectToAll(rebalances);
            int leader = leader("frozen");
            cluster.freeze(leader);
            try {
                assertThat(cluster.isAlive(leader)).isTrue();
                Records.write(producer, "frozen", "without it");
                // Each asks any broker. With Kafka's own settings one that asks the frozen one
                // waits for 60 s, and with it the rebalance.
                for (int times = 0; times < 10; times++) {
                    rebalances.describeTopics(List.of("frozen")).allTopicNames().get(30, SECONDS);
                }
            } finally {
                cluster.thaw(leader);
            }
        }

        awaitAllInSync("frozen");
        assertThat(Records.read(servers(), "frozen")).containsExactly("before", "without it");
    }

    @Test
    void handsOverInGoodOrderWhenABrokerIsStopped() throws Exception {
        Records.createTopic(servers(), "stopped", 3, Map.of());
        Records.write(servers(), "stopped", "before");
        int leader = leader("stopped");
        String portBefore = Integer.toString(cluster.port(leader));

        cluster.stop(leader);
        Records.write(servers(), "stopped", "without it");
        cluster.restart(leader);

        awaitAllInSync("stopped");
        assertThat(servers()).contains("127.0.0.1:" + portBefore);
        assertThat(Records.read(servers(), "stopped")).containsExactly("before", "without it");
    }

    @Test
    void offersOneOrThreeBrokersOnly() {
        assertThatThrownBy(() -> KafkaCluster.start(folder.resolve("two"), 2, 0))
                .isInstanceOf(InfraException.class)
                .hasMessageContaining("choose 1 or 3");
    }

    @Test
    void refusesAFolderThatIsInUse() {
        assertThatThrownBy(() -> KafkaCluster.start(folder, 3, 0))
                .isInstanceOf(InfraException.class)
                .hasMessageContaining("is in use by another process");
    }

    @Test
    void aNodeThatCannotStartIsNamedWithTheEndOfItsLog(@TempDir Path other) throws Exception {
        EmbeddedKafka.start(other, 0).close();
        Path data = other.resolve("node-1").resolve("data");
        Path quorum = data.resolve("__cluster_metadata-0").resolve("quorum-state");
        Files.writeString(quorum, "shopping list");

        assertThatThrownBy(() -> KafkaCluster.start(other, 1, 0))
                .isInstanceOf(InfraException.class)
                .hasMessageContaining("Kafka node 1 ended with status 1; its log")
                .hasMessageContaining("broker.log ends with: ")
                .hasMessageContaining("quorum-state");
    }

    @Test
    void aSettingKafkaRefusesIsToldBeforeAnythingStarts(@TempDir Path other) {
        assertThatThrownBy(
                        () -> KafkaCluster.start(other, 1, 0, Map.of("log.cleaner.threads", "-1")))
                .isInstanceOf(InfraException.class)
                .hasMessageContaining("log.cleaner.threads");
    }

    /** What Kafka Streams asks for topics and offsets by while it computes a rebalance. */
    private static Admin adminOfTasks() {
        Map<String, String> kafka =
                Map.of("bootstrap.servers", servers(), "request.timeout.ms", "5000");
        var options =
                new StreamsOptions("tasks", "one", folder.resolve("state"), 1, 5, 1, 0, 3, kafka);
        return Admin.create(new StreamsConfig(StreamsSettings.of(options)).getAdminConfigs("one"));
    }

    private static void connectToAll(Admin admin) throws Exception {
        List<ConfigResource> brokers =
                Stream.of("1", "2", "3")
                        .map(id -> new ConfigResource(ConfigResource.Type.BROKER, id))
                        .toList();
        admin.describeConfigs(brokers).all().get(BOUND.toSeconds(), SECONDS);
    }

    private static String servers() {
        return cluster.bootstrapServers();
    }

    private static int leader(String topic) {
        Node leader = partition(topic).leader();
        return leader.id();
    }

    private static void awaitAllInSync(String topic) {
        await().atMost(BOUND)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> partition(topic).isr().size() == 3);
    }

    private static TopicPartitionInfo partition(String topic) {
        Collection<TopicDescription> descriptions =
                asked(admin -> admin.describeTopics(List.of(topic)).allTopicNames()).values();
        return descriptions.iterator().next().partitions().getFirst();
    }

    private static Collection<Config> settings(String topic) {
        var owner = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return asked(admin -> admin.describeConfigs(List.of(owner)).all()).values();
    }

    /** Asks again while the broker that is asked has not heard of the topic. */
    private static <T> T asked(Function<Admin, KafkaFuture<T>> question) {
        try (Admin admin = Records.admin(servers())) {
            return await().atMost(BOUND)
                    .ignoreExceptionsMatching(
                            e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                    .until(
                            () -> question.apply(admin).get(BOUND.toSeconds(), SECONDS),
                            Objects::nonNull);
        }
    }
}
