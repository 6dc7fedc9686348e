package io.surelock.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class StreamsSettingsTest {

    private static final StreamsConfig CONFIG =
            new StreamsConfig(
                    StreamsSettings.of(
                            new StreamsOptions(
                                    "surelock-desk",
                                    "one",
                                    Path.of("state"),
                                    1,
                                    100,
                                    10,
                                    0,
                                    1,
                                    Map.of("bootstrap.servers", "localhost:9092"))));

    @Test
    void waitsLongForInputButNotWhileStoresAreRestored() {
        Map<String, Object> main = CONFIG.getMainConsumerConfigs("surelock-desk", "one-main", 0);
        Map<String, Object> restoring = CONFIG.getRestoreConsumerConfigs("one-restore");

        assertThat(longestFetch(main)).isEqualTo(2_000);
        assertThat(longestFetch(restoring)).isEqualTo(100);
    }

    private static int longestFetch(Map<String, Object> consumer) {
        return Integer.parseInt(
                String.valueOf(consumer.get(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG)));
    }
}
