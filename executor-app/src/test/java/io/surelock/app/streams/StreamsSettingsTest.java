package io.surelock.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class StreamsSettingsTest {

    @Test
    void waitsLongForInputButNotWhileStoresAreRestored() {
        Map<String, Object> main = config(0).getMainConsumerConfigs("surelock-desk", "one-main", 0);

        assertThat(longestFetch(main)).isEqualTo(2_000);
        assertThat(longestFetch(config(0).getRestoreConsumerConfigs("one-restore"))).isEqualTo(100);
    }

    @Test
    void asksSeldomerForWarmCopiesBecauseThatNeverEnds() {
        assertThat(longestFetch(config(1).getRestoreConsumerConfigs("one-restore"))).isEqualTo(500);
    }

    /** Otherwise a broker that hangs holds up every rebalance for a minute. */
    @Test
    void theAdminClientLooksAtTheBrokersEveryFewSeconds() {
        assertThat(config(0).getAdminConfigs("one-admin"))
                .containsEntry(AdminClientConfig.METADATA_MAX_AGE_CONFIG, 3_000);
    }

    /** What configurations give all clients, Kafka Streams gives to all of its own. */
    @Test
    void everyClientWaitsAsLongForASilentBrokerAsTheConfigurationSays() {
        String name = CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG;

        assertThat(config(0).getMainConsumerConfigs("surelock-desk", "one-main", 0))
                .containsEntry(name, "5000");
        assertThat(config(0).getRestoreConsumerConfigs("one-restore")).containsEntry(name, "5000");
        assertThat(config(0).getProducerConfigs("one-producer")).containsEntry(name, "5000");
        assertThat(config(0).getAdminConfigs("one-admin")).containsEntry(name, "5000");
    }

    private static StreamsConfig config(int standbyReplicas) {
        return new StreamsConfig(
                StreamsSettings.of(
                        new StreamsOptions(
                                "surelock-desk",
                                "one",
                                Path.of("state"),
                                1,
                                100,
                                10,
                                standbyReplicas,
                                1,
                                Map.of(
                                        "bootstrap.servers",
                                        "localhost:9092",
                                        "request.timeout.ms",
                                        "5000"))));
    }

    private static int longestFetch(Map<String, Object> consumer) {
        return Integer.parseInt(
                String.valueOf(consumer.get(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG)));
    }
}
