package io.surelock.broker.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.embedded.FreePorts;
import io.surelock.app.embedded.InfraException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

@Tag("broker")
class EmbeddedRedisTest {

    /** Finds nothing installed, so the server that comes along is used. */
    private static final String NOTHING_INSTALLED = "";

    @TempDir Path folder;

    @Test
    void keepsDataAndPortBetweenStarts() throws Exception {
        int port;
        try (EmbeddedRedis redis = start()) {
            port = redis.port();
            assertThat(redis.address()).isEqualTo("redis://127.0.0.1:" + port);
            assertThat(RedisLine.ask(port, "SET kept yes")).isEqualTo("+OK");
        }
        assertThat(FreePorts.isFree(port)).isTrue();
        try (EmbeddedRedis redis = start()) {
            assertThat(redis.port()).isEqualTo(port);
            assertThat(RedisLine.ask(port, "GET kept")).isEqualTo("yes");
        }
    }

    @Test
    void understandsAbsoluteExpiries() throws Exception {
        try (EmbeddedRedis redis = start()) {
            long tomorrow = System.currentTimeMillis() + 86_400_000;
            assertThat(RedisLine.ask(redis.port(), "SET key value PXAT " + tomorrow))
                    .isEqualTo("+OK");
            assertThat(RedisLine.ask(redis.port(), "TTL key")).isBetween(":86300", ":86401");
        }
    }

    @Test
    void losesNothingWhenKilled() throws Exception {
        try (EmbeddedRedis redis = start()) {
            int port = redis.port();
            RedisLine.ask(port, "SET kept yes");
            long pid = redis.pid();

            redis.kill();
            assertThat(redis.isAlive()).isFalse();
            redis.restart();

            assertThat(redis.pid()).isNotEqualTo(pid);
            assertThat(redis.port()).isEqualTo(port);
            assertThat(RedisLine.ask(port, "GET kept")).isEqualTo("yes");
        }
    }

    @Test
    void answersNothingWhileFrozen() throws Exception {
        try (EmbeddedRedis redis = start()) {
            redis.freeze();
            assertThat(redis.isAlive()).isTrue();
            assertThatThrownBy(() -> RedisLine.ask(redis.port(), "PING"))
                    .isInstanceOf(SocketTimeoutException.class);
            redis.thaw();
            assertThat(RedisLine.ask(redis.port(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void prefersAnInstalledServer() throws Exception {
        Path installed = Files.createDirectories(folder.resolve("installed"));
        try (EmbeddedRedis redis = start()) {
            assertThat(redis.version()).isEqualTo("6.2");
            Path bundled = programIn(folder.resolve("redis").resolve("bin"));
            Files.copy(
                    bundled, installed.resolve("redis-server"), StandardCopyOption.COPY_ATTRIBUTES);
        }
        try (EmbeddedRedis redis =
                EmbeddedRedis.start(
                        folder.resolve("second"), 0, "nowhere" + File.pathSeparator + installed)) {
            assertThat(commandOf(redis.pid())).isEqualTo(installed.resolve("redis-server"));
            assertThat(RedisLine.ask(redis.port(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void usesWhateverThisMachineHas() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder, 0)) {
            assertThat(RedisLine.ask(redis.port(), "PING")).isEqualTo("+PONG");
            assertThat(Double.parseDouble(redis.version())).isGreaterThanOrEqualTo(6.2);
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> EmbeddedRedis.start(folder, port, NOTHING_INSTALLED))
                    .isInstanceOf(InfraException.class)
                    .hasMessageContaining("Port " + port + " on 127.0.0.1, wanted for Redis");
        }
        start().close();
    }

    @Test
    void refusesAFolderThatIsInUse() throws Exception {
        try (EmbeddedRedis redis = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(InfraException.class)
                    .hasMessageContaining("is in use by another process");
            assertThat(RedisLine.ask(redis.port(), "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void tellsTheEndOfItsLogWhenTheDataIsDamaged() throws Exception {
        try (EmbeddedRedis redis = start()) {
            RedisLine.ask(redis.port(), "SET kept yes");
        }
        Path appendOnly = folder.resolve("redis").resolve("appendonly.aof");
        Files.writeString(appendOnly, "shopping list\r\n", StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(this::start)
                .isInstanceOf(InfraException.class)
                .hasMessageContaining("ended with status 1")
                .hasMessageContaining("Bad file format");
    }

    private EmbeddedRedis start() throws InfraException {
        return EmbeddedRedis.start(folder.resolve("redis"), 0, NOTHING_INSTALLED);
    }

    private static Path programIn(Path bin) throws IOException {
        try (Stream<Path> files = Files.list(bin)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static Path commandOf(long pid) {
        return ProcessHandle.of(pid).flatMap(p -> p.info().command()).map(Path::of).orElseThrow();
    }
}
