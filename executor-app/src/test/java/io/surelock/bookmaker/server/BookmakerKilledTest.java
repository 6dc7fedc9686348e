package io.surelock.bookmaker.server;

import static io.surelock.bookmaker.server.TestSlips.ACCOUNT;
import static io.surelock.bookmaker.server.TestSlips.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surelock.bookmaker.server.book.Slip;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command in a process of its own, which is killed. */
@Tag("broker") // starts a process
class BookmakerKilledTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern STARTED =
            Pattern.compile("Bookmaker at http://127.0.0.1:(\\d+),.*");
    private static final Slip SLIP = slip("P-1/positive");

    @TempDir private Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leavesNoProcess() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void hasTheBetInItsLedgerWhenItIsKilledBeforeItAnswers() throws Exception {
        Files.writeString(
                folder.resolve("script.yaml"), "bets: {P-1/positive: {faults: [accept_timeout]}}");
        Child first = start("--script", folder.resolve("script.yaml").toString());
        String placement = RawClient.placement(timely(), login(first.port()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> answer = threads.submit(() -> RawClient.send(first.port(), placement));
            await().atMost(PATIENCE)
                    .until(() -> Files.readString(ledger()).endsWith("\"accepted\"}\n"));

            first.process().destroyForcibly().waitFor();

            assertThat(answer.get(60, TimeUnit.SECONDS)).isEmpty();
        }
        Child second = start();
        String token = login(second.port());

        assertThat(second.line()).contains("read back: bets 1,");
        assertThat(RawClient.send(second.port(), lookup(token)))
                .contains("\"status\":\"found\"", "T-" + SLIP.reference());
        assertThat(RawClient.send(second.port(), RawClient.placement(timely(), token)))
                .startsWith("HTTP/1.1 409 ");
        assertThat(Files.readAllLines(ledger())).hasSize(1);
    }

    @Test
    void refusesASecondProcessOnTheSameLedgerAndStopsCleanly() throws Exception {
        Child first = start();
        Process second = run("bookmaker", "--port", "0", "--ledger", ledger().toString());
        String complaint = new String(second.getErrorStream().readAllBytes(), UTF_8);

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(2);
        assertThat(complaint)
                .startsWith("surelock: The ledger ")
                .contains("is in use by another bookmaker; stop that one");

        // Process.destroy closes the streams, too.
        first.process().toHandle().destroy();
        assertThat(first.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.process().exitValue()).isZero();
        assertThat(first.out().readLine()).isEqualTo("Stopped. Sends 0, accepted 0, faults: none.");
    }

    private Child start(String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of("bookmaker", "--port", "0", "--ledger", ledger().toString()));
        arguments.addAll(List.of(more));
        Process process = run(arguments.toArray(String[]::new));
        BufferedReader out = process.inputReader();
        String line = String.valueOf(out.readLine());
        Matcher matcher = STARTED.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return new Child(process, out, line, Integer.parseInt(matcher.group(1)));
    }

    private Process run(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.surelock.cli.Surelock"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static String login(int port) throws IOException {
        String body =
                "{\"account\":\"%s\",\"username\":\"u\",\"password\":\"p\"}".formatted(ACCOUNT);
        String answer = RawClient.send(port, RawClient.request("POST", "/v1/sessions", body));
        return answer.replaceAll("(?s).*\"token\":\"([0-9a-f]+)\".*", "$1");
    }

    private static String lookup(String token) {
        return RawClient.request(
                "GET",
                "/v1/bets/" + SLIP.reference() + "?account=" + ACCOUNT,
                "",
                "Authorization: Bearer " + token);
    }

    private static Slip timely() {
        return OpenApiTest.timely(SLIP);
    }

    private Path ledger() {
        return folder.resolve("ledger.jsonl");
    }

    private record Child(Process process, BufferedReader out, String line, int port) {}
}
