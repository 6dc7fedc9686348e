package io.surelock.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

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
                                Map.of("bootstrap.servers", "localhost:9092"))));
    }

    private static int longestFetch(Map<String, Object> consumer) {
        return Integer.parseInt(
                String.valueOf(consumer.get(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG)));
    }
}
