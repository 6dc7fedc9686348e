package io.surelock.broker.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.embedded.FreePorts;
import io.surelock.app.embedded.InfraException;
import io.surelock.app.embedded.KafkaCluster;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@Tag("broker")
class EmbeddedKafkaTest {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int MIB = 1024 * 1024;

    @TempDir Path folder;

    @Test
    void keepsTopicsRecordsAndItsPortBetweenStarts() throws Exception {
        String address;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            address = kafka.bootstrapServers();
            Records.createTopic(address, "kept", 1, Map.of());
            Records.write(address, "kept", "one", "two");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            Records.write(address, "kept", "three");
            assertThat(Records.read(address, "kept")).containsExactly("one", "two", "three");
        }
        assertThat(FreePorts.isFree(portOf(address))).isTrue();
    }

    @Test
    void servesExactlyOnceTransactions() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            Records.createTopic(kafka.bootstrapServers(), "kept", 1, Map.of());
            Map<String, Object> settings =
                    Map.of(
                            "bootstrap.servers",
                            kafka.bootstrapServers(),
                            "transactional.id",
                            "desk-0");
            try (var producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                var aborted = producer.send(new ProducerRecord<>("kept", "k", "aborted"));
                producer.flush();
                assertThat(aborted.get(BOUND.toSeconds(), TimeUnit.SECONDS).offset()).isZero();
                producer.abortTransaction();
                producer.beginTransaction();
                var committed = producer.send(new ProducerRecord<>("kept", "k", "committed"));
                producer.commitTransaction();
                assertThat(committed.isDone()).isTrue();
            }
            assertThat(Records.read(kafka.bootstrapServers(), "kept")).containsExactly("committed");
        }
    }

    @Test
    void takesInputsOfTwoMebibytesAndDeadLettersOfFour() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            Records.createTopic(kafka.bootstrapServers(), "large", 1, Map.of());
            Records.writeBytes(kafka.bootstrapServers(), "large", new byte[2 * MIB]);
            Records.writeBytes(kafka.bootstrapServers(), "large", new byte[4 * MIB]);

            assertThat(Records.sizes(kafka.bootstrapServers(), "large"))
                    .containsExactly(2 * MIB, 4 * MIB);
        }
    }

    @Test
    void makesNoTopicThatNobodyCreated() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
                Admin admin = Records.admin(kafka.bootstrapServers())) {
            assertThatThrownBy(
                            () ->
                                    admin.describeTopics(List.of("misspelt"))
                                            .allTopicNames()
                                            .get(BOUND.toSeconds(), TimeUnit.SECONDS))
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void saysWhichPortIsTakenAndStartsOnceItIsFree() throws Exception {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = other.getLocalPort();
            assertThatThrownBy(() -> start(port))
                    .isInstanceOf(InfraException.class)
                    .hasMessageContaining("Port " + port + " on 127.0.0.1")
                    .hasMessageContaining("choose another port");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, port)) {
            assertThat(kafka.port()).isEqualTo(port);
        }
    }

    @Test
    void refusesAFolderThatIsInUse() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThatThrownBy(() -> start(0))
                    .isInstanceOf(InfraException.class)
                    .hasMessageContaining("is in use by another process");
            assertThat(kafka.failure()).isEmpty();
        }
    }

    /** Kafka itself would end the process on this. */
    @Test
    void aSettingKafkaRefusesIsToldInASentenceAndHarmsNothing() throws Exception {
        assertThatThrownBy(() -> startWith(Map.of("num.io.threads", "0")))
                .isInstanceOf(InfraException.class)
                .hasMessageContaining("Kafka could not start with the data in " + folder)
                .hasMessageContaining("num.io.threads");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(kafka.failure()).isEmpty();
        }
    }

    @Test
    void damagedMetadataIsToldInASentenceAndThisProcessLivesOn() throws Exception {
        EmbeddedKafka.start(folder, 0).close();
        Path metadata = folder.resolve("node-1").resolve("data").resolve("__cluster_metadata-0");
        Files.writeString(metadata.resolve("quorum-state"), "shopping list");

        assertThatThrownBy(() -> start(0))
                .isInstanceOf(InfraException.class)
                .hasMessageContaining("Kafka could not start with the data in " + folder);
    }

    @Test
    void aBrokerThatLosesItsFolderSaysSoAndThisProcessLivesOn() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
                Admin admin = Records.admin(kafka.bootstrapServers())) {
            deleteRecursively(folder.resolve("node-1").resolve("data"));

            var creation = admin.createTopics(List.of(new NewTopic("t", 4, (short) 1)));

            await().atMost(BOUND).until(() -> kafka.failure().isPresent());
            assertThat(kafka.failure().orElseThrow()).contains("fatal fault");
            assertThat(creation.values()).containsOnlyKeys("t");
        }
    }

    @Test
    void sharesItsFolderWithAClusterOfOneBroker() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            Records.createTopic(kafka.bootstrapServers(), "kept", 1, Map.of());
            Records.write(kafka.bootstrapServers(), "kept", "from this process");
        }
        try (KafkaCluster child = KafkaCluster.start(folder, 1, 0)) {
            Records.write(child.bootstrapServers(), "kept", "from a child process");
            assertThat(Records.read(child.bootstrapServers(), "kept"))
                    .containsExactly("from this process", "from a child process");
        }
    }

    private EmbeddedKafka start(int port) throws InfraException {
        return EmbeddedKafka.start(folder, port);
    }

    private EmbeddedKafka startWith(Map<String, String> overrides) throws InfraException {
        return EmbeddedKafka.start(folder, 0, overrides);
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    private static void deleteRecursively(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
