package io.surelock.broker.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.embedded.FreePorts;
import io.surelock.app.embedded.KafkaCluster;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kafka and Redis never outlive the process that started them. */
@Tag("broker")
class ParentDeathTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir Path folder;

    @Test
    void threeBrokersAndRedisEndWhenTheirParentIsKilled() throws Exception {
        List<Server> servers = startAndKillParent("3");

        assertThat(servers).hasSize(4);
        awaitEnd(servers);
    }

    @Test
    void frozenServersEndTooWhenTheirParentIsKilled() throws Exception {
        awaitEnd(startAndKillParent("1", "frozen"));
    }

    @Test
    void aNewParentTakesTheFolderOverAtOnce() throws Exception {
        List<Server> servers = startAndKillParent("1");

        try (EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), 0, "");
                KafkaCluster kafka = KafkaCluster.start(folder.resolve("kafka"), 1, 0)) {
            assertThat(servers)
                    .extracting(Server::port)
                    .containsExactly(redis.port(), kafka.port(1));
        }
    }

    private record Server(int port, long pid) {

        static Server parse(String text) {
            List<String> parts = List.of(text.split(":", 2));
            return new Server(Integer.parseInt(parts.get(0)), Long.parseLong(parts.get(1)));
        }

        /** A process that nobody has buried yet has no command any more. */
        boolean hasEnded() {
            return ProcessHandle.of(pid).flatMap(handle -> handle.info().command()).isEmpty();
        }
    }

    private List<Server> startAndKillParent(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", InfraHolder.class.getName(), folder.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process parent = builder.start();
        try (var output =
                new BufferedReader(
                        new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.startsWith("servers ")) {
                line = output.readLine();
            }
            assertThat(line).as("the line that names the servers").isNotNull();
            List<Server> servers =
                    Arrays.stream(
                                    String.valueOf(line)
                                            .substring("servers ".length())
                                            .split(" ", -1))
                            .map(Server::parse)
                            .toList();
            assertThat(servers).noneMatch(server -> FreePorts.isFree(server.port()));
            assertThat(servers).noneMatch(Server::hasEnded);
            return servers;
        } finally {
            parent.destroyForcibly();
            assertThat(parent.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitEnd(List<Server> servers) {
        await().atMost(BOUND).until(() -> servers.stream().allMatch(Server::hasEnded));
        assertThat(servers).allMatch(server -> FreePorts.isFree(server.port()));
    }
}
