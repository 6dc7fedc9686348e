package io.surelock.broker.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.app.embedded.KafkaCluster;
import io.surelock.clock.BrokerClock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

@Tag("broker")
class BrokerTimeTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir static Path folder;

    private static KafkaCluster kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = KafkaCluster.start(folder, 1, 0);
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    @Test
    void tellsTheBrokersTimeAndDistrustsItWhileTheBrokerIsSilent() throws Exception {
        Records.createTopic(
                kafka.bootstrapServers(),
                BrokerClock.TOPIC,
                1,
                Map.of("message.timestamp.type", "LogAppendTime"));
        try (BrokerClock clock = start("i-1")) {
            assertThat(clock.awaitFirst(BOUND)).isTrue();
            assertThat(clock.trusted()).isTrue();
            long stamp =
                    Records.write(kafka.bootstrapServers(), BrokerClock.TOPIC, "now").timestamp();
            assertThat(Duration.between(Instant.ofEpochMilli(stamp), clock.now()).abs())
                    .isLessThan(Duration.ofSeconds(1));

            kafka.freeze(1);
            await().atMost(BOUND).until(() -> !clock.trusted());
            assertThat(clock.health().distrust().orElseThrow())
                    .startsWith("the last word from a broker is 5.0");
            kafka.thaw(1);

            await().atMost(BOUND).until(clock::trusted);
        } finally {
            kafka.thaw(1);
        }
    }

    private static BrokerClock start(String instance) {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        return BrokerClock.start(client, instance);
    }
}
