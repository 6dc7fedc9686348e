package io.surelock.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.Uuid;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class KafkaFolderTest {

    @TempDir Path scratch;

    private Path folder;

    @BeforeEach
    void nameTheFolder() {
        folder = scratch.resolve("kafka");
    }

    @Test
    void keepsTheIdOfTheClusterBetweenStarts() throws Exception {
        String first = openAndClose(1);

        assertThat(openAndClose(1)).isEqualTo(first);
        assertThat(Uuid.fromString(first)).isNotEqualTo(Uuid.ZERO_UUID);
    }

    @Test
    void isUsedByOneOwnerAtATime() throws Exception {
        try (KafkaFolder owned = KafkaFolder.open(folder, 1)) {
            assertThat(owned.path()).isEqualTo(folder);
            assertRefused(1).hasMessageContaining("in use by another process");
        }
        assertThat(openAndClose(1)).isNotBlank();
    }

    @Test
    void refusesAFolderThatIsInsideAFile() throws Exception {
        Files.writeString(folder, "not a folder");

        assertThatThrownBy(() -> KafkaFolder.open(folder.resolve("data"), 1))
                .isInstanceOf(InfraException.class)
                .hasMessageStartingWith("The data folder " + folder.resolve("data"))
                .hasMessageEndingWith("choose a folder that this user may write to.");
    }

    @Test
    void refusesAnotherNumberOfBrokersThanBefore() throws Exception {
        openAndClose(3);

        assertRefused(1).hasMessageContaining("written by 3 broker(s) and cannot be used by 1");
    }

    @Test
    void refusesTheDataOfAnotherCluster() throws Exception {
        openAndClose(1);
        writeMeta("cluster.id=" + Uuid.randomUuid() + "\nnode.id=1\nversion=1\n");

        assertRefused(1).hasMessageContaining("belongs to node 1 of another cluster");
    }

    @Test
    void refusesTheDataOfAnotherNode() throws Exception {
        String clusterId = openAndClose(1);
        writeMeta("cluster.id=" + clusterId + "\nnode.id=2\nversion=1\n");

        assertRefused(1).hasMessageContaining("belongs to node 2");
    }

    @Test
    void refusesADamagedIdentityAndSaysWhich() throws Exception {
        openAndClose(1);
        writeMeta("\\u12");

        assertRefused(1).hasMessageContaining("meta.properties is damaged");
        writeMeta("");
        assertRefused(1).hasMessageContaining("meta.properties is damaged");
    }

    @Test
    void refusesTopicsWithoutAnIdentity() throws Exception {
        openAndClose(1);
        Files.createDirectories(data().resolve("desk-journal-0"));

        assertRefused(1).hasMessageContaining("has topics but no meta.properties");
    }

    @Test
    void refusesNodesWithoutACluster() throws Exception {
        openAndClose(1);
        Files.delete(folder.resolve("cluster.properties"));

        assertRefused(1).hasMessageContaining("has Kafka data but no cluster.properties");
    }

    @Test
    void refusesAClusterFileThatNamesNone() throws Exception {
        openAndClose(1);
        Files.writeString(folder.resolve("cluster.properties"), "brokers=1\n");

        assertRefused(1).hasMessageContaining("does not name a cluster");
    }

    @Test
    void givesTheFolderFreeAfterARefusal() throws Exception {
        String clusterId = openAndClose(1);
        assertRefused(3).hasMessageContaining("written by 1 broker(s)");

        assertThat(openAndClose(1)).isEqualTo(clusterId);
    }

    @Test
    void givesANodeThePortOfItsLastStart() throws Exception {
        try (KafkaFolder opened = KafkaFolder.open(folder, 1)) {
            BrokerNode first = opened.node(1, 0, FreePorts.one());
            opened.keepPort(first);

            BrokerNode second = opened.node(1, 0, FreePorts.one());

            assertThat(second.port()).isEqualTo(first.port());
            assertThat(second.folder()).isEqualTo(folder.resolve("node-1"));
        }
    }

    private String openAndClose(int brokers) throws InfraException {
        try (KafkaFolder opened = KafkaFolder.open(folder, brokers)) {
            return opened.clusterId();
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(int brokers) {
        return assertThatThrownBy(() -> openAndClose(brokers)).isInstanceOf(InfraException.class);
    }

    private Path data() {
        return folder.resolve("node-1").resolve("data");
    }

    private void writeMeta(String text) throws IOException {
        Files.writeString(data().resolve("meta.properties"), text);
    }
}
