package io.surelock.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import kafka.server.KafkaConfig;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

class BrokerSettingsTest {

    @Test
    void aSingleBrokerNeedsNobodyElse() {
        Properties settings = BrokerSettings.of(node(1), List.of(node(1)), Map.of());

        assertThat(settings)
                .containsEntry("default.replication.factor", "1")
                .containsEntry("min.insync.replicas", "1")
                .containsEntry("offsets.topic.replication.factor", "1")
                .containsEntry("transaction.state.log.replication.factor", "1")
                .containsEntry("transaction.state.log.min.isr", "1");
    }

    @Test
    void threeBrokersKeepThreeCopiesOfWhichTwoMustAgree() {
        List<BrokerNode> all = IntStream.of(1, 2, 3).mapToObj(BrokerSettingsTest::node).toList();
        Properties settings = BrokerSettings.of(all.get(1), all, Map.of());

        assertThat(settings)
                .containsEntry("node.id", "2")
                .containsEntry(
                        "controller.quorum.voters",
                        "1@127.0.0.1:20001,2@127.0.0.1:20002,3@127.0.0.1:20003")
                .containsEntry("default.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("transaction.state.log.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2");
    }

    @Test
    void listensOnTheLoopbackOnly() {
        Properties settings = BrokerSettings.of(node(1), List.of(node(1)), Map.of());

        assertThat(settings)
                .containsEntry(
                        "listeners", "PLAINTEXT://127.0.0.1:10001,CONTROLLER://127.0.0.1:20001")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:10001");
    }

    @Test
    void overridesWin() {
        Properties settings =
                BrokerSettings.of(node(1), List.of(node(1)), Map.of("num.io.threads", "7"));

        assertThat(settings).containsEntry("num.io.threads", "7");
    }

    /** A misspelt name would be ignored by Kafka without a word. */
    @Test
    void everySettingIsOneThatKafkaKnows() {
        Properties settings = BrokerSettings.of(node(1), List.of(node(1)), Map.of());

        assertThat(KafkaConfig.configDef().names()).containsAll(settings.stringPropertyNames());
        assertThat(KafkaConfig.fromProps(settings).messageMaxBytes()).isGreaterThan(4 << 20);
    }

    private static BrokerNode node(int id) {
        return new BrokerNode(id, Path.of("kafka", "node-" + id), 10_000 + id, 20_000 + id);
    }
}
