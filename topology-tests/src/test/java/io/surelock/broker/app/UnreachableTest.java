package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.app.embedded.FreePorts;
import io.surelock.cli.Surelock;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is not there is said in one sentence, soon. */
@Tag("broker")
class UnreachableTest {

    private static final int WITHIN_SECONDS = 45;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run", "topics apply", "topics check"})
    @Timeout(WITHIN_SECONDS)
    void saysInOneSentenceThatNoKafkaListens(String command) throws Exception {
        int port = FreePorts.one();

        Said said = execute(command, configuration("127.0.0.1:" + port, "127.0.0.1:1"));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.errors())
                .singleElement()
                .asString()
                .startsWith("surelock: ")
                .contains("127.0.0.1:" + port)
                .doesNotContain("Exception");
    }

    @Test
    void saysInOneSentenceThatNoRedisListens() throws Exception {
        int port = FreePorts.one();
        try (Infra infra = Infra.start(folder)) {
            long began = System.nanoTime();

            Said said = execute("run", configuration(infra.servers(), "127.0.0.1:" + port));

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(WITHIN_SECONDS));
            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.errors())
                    .singleElement()
                    .asString()
                    .startsWith("surelock: ")
                    .contains("127.0.0.1:" + port);
        }
    }

    private record Said(int exit, List<String> errors) {}

    private static Said execute(String command, Path configuration) {
        StringWriter errors = new StringWriter();
        CommandLine line = Surelock.commandLine();
        line.setErr(new PrintWriter(errors, true));
        String[] words = (command + " --config " + configuration).split(" ", -1);
        int exit = line.execute(words);
        return new Said(exit, errors.toString().lines().toList());
    }

    private Path configuration(String kafka, String redis) throws Exception {
        Path file = folder.resolve("surelock.yaml");
        String text =
                """
                state-dir: %s
                kafka:
                  bootstrap-servers: "%s"
                  replication: 1
                redis:
                  uri: "redis://%s"
                """
                        .formatted(folder.resolve("state"), kafka, redis);
        return Files.writeString(file, text);
    }
}
