package io.surelock.broker.topics;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.OneInstallation;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicPlan;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.worker.placement.PlacementSettings;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Tag("broker")
class OneInstallationTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void anotherPrefixAtWorkOnTheSameTopicsIsRefusedUntilItHasLeft() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            Map<String, String> clients = Map.of("bootstrap.servers", kafka.bootstrapServers());
            try (Admin admin = KafkaConnection.open(clients)) {
                TopicAdmin.apply(admin, new TopicPlan(Topics.all(), 1, (short) 1));
                assertThatCode(() -> OneInstallation.require(admin, "surelock"))
                        .doesNotThrowAnyException();

                try (var _ =
                        member(clients, PlacementSettings.GROUP, Topics.BET_PLACEMENT_REQUESTS)) {
                    assertThatCode(() -> OneInstallation.require(admin, "old"))
                            .as("placement workers of every prefix are in one group")
                            .doesNotThrowAnyException();
                }

                try (var _ =
                                member(
                                        clients,
                                        "old-placement-worker",
                                        Topics.BET_PLACEMENT_REQUESTS);
                        var _ = member(clients, "audit-desk", Topics.EXECUTOR_EVENTS)) {
                    assertThatThrownBy(() -> OneInstallation.require(admin, "surelock"))
                            .isInstanceOf(KafkaAccessException.class)
                            .hasMessageContaining("old-placement-worker")
                            .hasMessageContaining("kafka.application-id-prefix");
                    assertThatCode(() -> OneInstallation.require(admin, "old"))
                            .doesNotThrowAnyException();
                }

                assertThatCode(() -> OneInstallation.require(admin, "surelock"))
                        .doesNotThrowAnyException();
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> member(
            Map<String, String> clients, String group, Topic topic) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put("group.id", group);
        var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic.name()));
        await().atMost(BOUND)
                .until(
                        () -> {
                            consumer.poll(Duration.ofMillis(200));
                            return !consumer.assignment().isEmpty();
                        });
        return consumer;
    }
}
