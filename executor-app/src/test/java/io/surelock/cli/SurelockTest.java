package io.surelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

class SurelockTest {

    @TempDir Path folder = Path.of("replaced by JUnit");

    @Test
    void printsTheVersionsOfTheBuildOfKafkaAndOfJava() {
        CliRun run = CliRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip())
                .matches(
                        "surelock \\d+\\.\\d+\\.\\d+\\S*( \\(commit \\w+\\))?, Kafka \\d+\\.\\d+\\.\\d+,"
                                + " Java \\d+\\S*");
    }

    @Test
    void printsItsHelpWithoutACommand() {
        CliRun run = CliRun.of();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: surelock", "publish", "Exit code 0");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void explainsEveryCommand(String command) {
        String[] words = (command + " --help").strip().split(" ", -1);

        CliRun run = CliRun.of(words);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: " + ("surelock " + command).strip());
        assertThat(run.err()).isEmpty();
    }

    static Stream<String> everyCommand() {
        return commands("", Surelock.commandLine());
    }

    private static Stream<String> commands(String name, CommandLine command) {
        return Stream.concat(
                Stream.of(name.strip()),
                command.getSubcommands().entrySet().stream()
                        .flatMap(sub -> commands(name + " " + sub.getKey(), sub.getValue())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topcs | there is no command topcs, the nearest is topics; see surelock --help.",
                "xyzzy | there is no command xyzzy; see surelock --help.",
                "--verson | there is no option --verson, the nearest is --version; see surelock"
                        + " --help.",
                "topics | topics needs one of apply, check; see surelock topics --help.",
                "topics chek | there is no command chek, the nearest is check; see surelock topics"
                        + " --help.",
                "topics check --boot a:1 | there is no option --boot, the nearest is --bootstrap; see"
                        + " surelock topics check --help.",
                "publish a b | \"b\" is one argument too many; see surelock publish --help.",
                "infra --brokers 2 | --brokers must be 1 or 3, not 2; see surelock infra --help.",
                "infra --redis-port 70000 | --redis-port must be 0 to 65535, not 70000; see surelock"
                        + " infra --help.",
                "infra --kafka-port 65534 --brokers 3 | --kafka-port must be 0 to 65533, not 65534;"
                        + " see surelock infra --help.",
                "infra --kafka-port x | Invalid value for option '--kafka-port': 'x' is not an int;"
                        + " see surelock infra --help.",
                "scenario | Missing required parameter: 'FILE'; see surelock scenario --help.",
                "topology --dot --mermaid | --mermaid, --dot are mutually exclusive (specify only"
                        + " one); see surelock topology --help.",
                "topics check --bootstrap nowhere | command line: kafka.bootstrap-servers is"
                        + " \"nowhere\" but must be host:port, several separated by commas.",
                "check --redis redis://127.0.0.1:1 --no-redis | give --redis or --no-redis, not both;"
                        + " see surelock check --help.",
                "audit --config f.yaml --quick | --config looks at an installation and writes no"
                        + " report: leave out --quick; see surelock audit --help.",
                "audit --config f.yaml --out d | --config looks at an installation and writes no"
                        + " report: leave out --out; see surelock audit --help.",
                "replay show --sequence -5 | --sequence must be 1 or more, not -5; see surelock"
                        + " replay show --help.",
                "replay show --at 2026-01-01T00:00:00Z --sequence 2 | give --at or --sequence, not"
                        + " both; see surelock replay show --help.",
                "replay export f --from 2026-01-02T00:00:00Z --to 2026-01-01T00:00:00Z | --from must"
                        + " be before --to, not 2026-01-02T00:00:00Z and 2026-01-01T00:00:00Z; see"
                        + " surelock replay export --help.",
                "publish missing.jsonl | missing.jsonl does not exist: give a file of JSON lines.",
                "publish . | . is a folder: give a file of JSON lines.",
                "config check --config missing.yaml | missing.yaml does not exist: give the path of a"
                        + " configuration file."
            })
    void refusesWithOneSentenceThatSaysWhatToDo(String arguments, String sentence) {
        CliRun run = CliRun.of(arguments.split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errorLines()).contains("surelock: " + sentence);
        assertThat(run.errorLines()).allMatch(line -> line.startsWith("surelock: "));
        assertThat(run.out()).isEmpty();
    }

    @Test
    void reportsAllProblemsOfAConfiguration() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("surelock.yaml"),
                        "kafka: { partitions: 0 }\nrols: [desk]\n");

        CliRun run = CliRun.of("config", "check", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errorLines())
                .containsExactlyInAnyOrder(
                        "surelock: " + file + ": kafka.partitions is \"0\" but must be 1 to 1000.",
                        "surelock: " + file + ": rols is no setting; the nearest is roles.",
                        "surelock: kafka.bootstrap-servers is missing: give it in the file or as"
                                + " SURELOCK_KAFKA_BOOTSTRAP_SERVERS in the environment.");
    }

    @Test
    void showsAConfigurationWithoutItsSecrets() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("surelock.yaml"),
                        "kafka: { bootstrap-servers: \"b:1\" }\nredis: { password: hunter2 }\n");

        CliRun run = CliRun.of("config", "check", "--config", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("redis.password = ********  (" + file + ")", "kafka.partitions = 4")
                .doesNotContain("hunter2");
    }

    @Test
    @Timeout(15)
    void givesUpSoonOnAKafkaThatDoesNotAnswer() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + silent.getLocalPort();
            long startNanos = System.nanoTime();

            CliRun run = CliRun.of("topics", "check", "--bootstrap", address);

            assertThat(Duration.ofNanos(System.nanoTime() - startNanos))
                    .isLessThan(Duration.ofSeconds(12));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errorLines())
                    .containsExactly(
                            "surelock: Kafka did not answer at "
                                    + address
                                    + " within 8 s: start it or correct its address (--bootstrap,"
                                    + " kafka.bootstrap-servers).");
        }
    }

    @Test
    void showsStackTracesOnRequestOnly() {
        assertThat(CliRun.of("publish", "missing.jsonl").err()).doesNotContain("\tat ");
        assertThat(CliRun.of("publish", "missing.jsonl", "--verbose").err())
                .contains("NoSuchFileException", "\tat io.surelock.cli.PublishCommand");
    }

    @Test
    void completesInShells() {
        CliRun run = CliRun.of("generate-completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("_complete_surelock", "--bootstrap");
    }
}
