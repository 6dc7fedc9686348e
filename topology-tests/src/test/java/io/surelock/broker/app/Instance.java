package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Surelock instance in a process of its own, which can be killed and started again. */
final class Instance implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    private final Infra infra;
    private final String id;
    private final Path folder;
    private final Path ledger;
    private int starts;
    private Process process;

    /** Starts it, without waiting until it works. */
    Instance(Infra infra, String id, Path folder, Path ledger) throws IOException {
        this.infra = infra;
        this.id = id;
        this.folder = folder;
        this.ledger = ledger;
        this.process = launch();
    }

    String id() {
        return id;
    }

    /** Waits until it says that it works. */
    void awaitReady() {
        await().atMost(STARTS_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || output().contains(InstanceMain.READY));
        assertThat(process.isAlive()).as("%s runs: %s", id, output()).isTrue();
    }

    /** Ends it as the kernel does, in the middle of whatever it does; answers when. */
    Instant kill() throws InterruptedException {
        Instant at = Instant.now();
        process.destroyForcibly();
        assertThat(process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return at;
    }

    /** Starts it again with the same id and folder, without waiting until it works. */
    void startAgain() throws IOException {
        assertThat(process.isAlive()).isFalse();
        process = launch();
    }

    /** What it has said since it was last started. */
    List<String> output() {
        try {
            return Files.readAllLines(outputFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException _) {
            // It has ended, or is about to be ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private Path outputFile() {
        return folder.resolve("output-" + starts + ".txt");
    }

    private Process launch() throws IOException {
        starts++;
        Files.createDirectories(folder);
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        InstanceMain.class.getName(),
                        infra.servers(),
                        infra.redis().address(),
                        id,
                        folder.resolve("state").toString(),
                        ledger.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(outputFile().toFile());
        return builder.start();
    }
}
