package io.surelock.broker.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.cli.Surelock;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

@Tag("broker")
class PublishCommandTest {

    private static final int PARTITIONS = 4;

    @TempDir Path folder = Path.of("replaced by JUnit");

    private @Nullable EmbeddedKafka kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
    }

    @AfterEach
    void stop() {
        Objects.requireNonNull(kafka).close();
    }

    @Test
    void sendsGoodLinesKeyedByDeskAndReportsTheOthers() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("arbs.jsonl"),
                        """
                        {"pairId":"P-1"}

                        [7]
                        {"pairId":"P-2","deskId":"north"}
                        {"pairId":
                        """);

        Run early = run("publish", file.toString());
        assertThat(early.exitCode()).isEqualTo(2);
        assertThat(early.err())
                .isEqualTo(
                        "surelock: topics are missing (arb-opportunities): create them with"
                                + " `surelock topics apply`.\n");

        assertThat(run("topics", "apply").exitCode()).isZero();
        Run run = run("publish", file.toString(), "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEqualTo("{\"published\":2,\"refused\":2}\n");
        assertThat(run.err().lines())
                .containsExactly(
                        "surelock: line 3 is not a JSON object; the line was not sent.",
                        "surelock: line 5 is not JSON from column 11 on; the line was not sent.",
                        "Published 2 opportunities, refused 2.");
        assertThat(published(2))
                .allSatisfy(arb -> assertThat(arb.partition()).isEqualTo(partitionOf(arb.key())))
                .extracting(arb -> arb.key() + " " + arb.value())
                .containsExactlyInAnyOrder(
                        "main {\"pairId\":\"P-1\"}",
                        "north {\"pairId\":\"P-2\",\"deskId\":\"north\"}");
    }

    private static int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }

    private List<ConsumerRecord<String, String>> published(int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrap(),
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed");
        List<ConsumerRecord<String, String>> published = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            String topic = Topics.ARB_OPPORTUNITIES.name();
            List<TopicPartition> partitions = new ArrayList<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                partitions.add(new TopicPartition(topic, partition));
            }
            consumer.assign(partitions);
            long startNanos = System.nanoTime();
            while (published.size() < count
                    && System.nanoTime() - startNanos < Duration.ofSeconds(20).toNanos()) {
                consumer.poll(Duration.ofMillis(200)).forEach(published::add);
            }
        }
        return published;
    }

    private String bootstrap() {
        return Objects.requireNonNull(kafka).bootstrapServers();
    }

    private record Run(int exitCode, String out, String err) {}

    private Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", bootstrap()));
        int exitCode =
                Surelock.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all.toArray(String[]::new));
        return new Run(exitCode, out.toString(), err.toString());
    }
}
