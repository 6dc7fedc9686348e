package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.app.SurelockApp;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicPlan;
import io.surelock.bet.BetId;
import io.surelock.contract.Topics;
import io.surelock.desk.opportunity.Opportunity;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One arb from offer to reconciliation, on the images that an installation would run. */
@Tag("broker")
@Testcontainers(disabledWithoutDocker = true)
class ContainersTest {

    private static final int REDIS_PORT = 6379;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Container
    private static final KafkaContainer KAFKA =
            new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"));

    @Container
    private static final GenericContainer<?> REDIS =
            new GenericContainer<>(DockerImageName.parse("redis:7-alpine"))
                    .withExposedPorts(REDIS_PORT);

    @TempDir Path folder;

    @Test
    void executesAndReconcilesAnArb() throws Exception {
        Map<String, String> kafka = Map.of("bootstrap.servers", KAFKA.getBootstrapServers());
        String redis = "redis://" + REDIS.getHost() + ":" + REDIS.getMappedPort(REDIS_PORT);
        try (Admin admin = KafkaConnection.open(new HashMap<>(kafka))) {
            TopicAdmin.apply(admin, new TopicPlan(Topics.all(), Infra.PARTITIONS, (short) 1));
        }
        Opportunity arb = Arbs.arb("contained");
        Path ledger = folder.resolve("ledger");
        try (SharedLedger bookmaker = new SharedLedger(ledger);
                SurelockApp _ =
                        SurelockApp.start(
                                InstanceMain.settings(kafka, "one", folder.resolve("state")),
                                InstanceMain.parts(redis, bookmaker));
                Publisher publisher = new Publisher(kafka);
                Story story = new Story(kafka)) {
            publisher.publish(arb);

            story.await("arb_success", arb.pairId(), SOON);
            story.await("pair_reconciled", arb.pairId(), SOON);
            assertThat(SharedLedger.read(ledger))
                    .extracting(SharedLedger.Send::bet)
                    .containsExactly(
                            BetId.parse("contained/positive"), BetId.parse("contained/hedge"));
            assertThat(REDIS.execInContainer("redis-cli", "get", "cooldown:wl1:beta:contained"))
                    .extracting(result -> result.getStdout())
                    .asString()
                    .contains("\"pairId\":\"contained\"");
        }
    }
}
