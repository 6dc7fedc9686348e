package io.surelock.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

class KeptPortTest {

    @TempDir Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("port");
    }

    @Test
    void picksAFreePortAtTheFirstStart() throws Exception {
        int port = KeptPort.choose(file, 0, "Kafka");

        assertThat(FreePorts.isFree(port)).isTrue();
    }

    @Test
    void takesThePortOfTheLastStartAgain() throws Exception {
        int port = FreePorts.one();
        KeptPort.keep(file, port);

        assertThat(KeptPort.choose(file, 0, "Kafka")).isEqualTo(port);
    }

    @Test
    void picksAnotherPortIfTheKeptOneIsTaken() throws Exception {
        try (ServerSocket other = listen()) {
            KeptPort.keep(file, other.getLocalPort());

            assertThat(KeptPort.choose(file, 0, "Kafka")).isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void saysWhichPortIsTakenIfThatVeryPortWasAskedFor() throws Exception {
        try (ServerSocket other = listen()) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> KeptPort.choose(file, port, "Redis"))
                    .isInstanceOf(InfraException.class)
                    .hasMessage(
                            "Port "
                                    + port
                                    + " on 127.0.0.1, wanted for Redis, is in use by another"
                                    + " program; stop that program or choose another port (0 picks"
                                    + " a free one).");
        }
    }

    @Test
    void prefersThePortAskedForToTheKeptOne() throws Exception {
        KeptPort.keep(file, FreePorts.one());
        int wanted = FreePorts.one();

        assertThat(KeptPort.choose(file, wanted, "Kafka")).isEqualTo(wanted);
    }

    @Test
    void ignoresAFileWithoutAPort() throws Exception {
        Files.writeString(file, "ninety-two");
        assertThat(KeptPort.choose(file, 0, "Kafka")).isBetween(1, 65_535);

        Files.writeString(file, "99999999");
        assertThat(KeptPort.choose(file, 0, "Kafka")).isBetween(1, 65_535);
    }

    @Test
    void refusesAPortThatCannotExist() {
        assertThatThrownBy(() -> KeptPort.choose(file, 65_536, "Kafka"))
                .hasMessageContaining("out of range");
        assertThatThrownBy(() -> KeptPort.choose(file, -1, "Kafka"))
                .hasMessageContaining("out of range");
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    }
}
