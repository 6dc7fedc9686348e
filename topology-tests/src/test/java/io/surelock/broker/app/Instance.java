package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.child.ChildJvm;

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
    private final Duration patience;
    private int starts;
    private Process process;

    /**
     * Starts it, without waiting until it works.
     *
     * @param patience for how long an arb may be decided and a bet be sent, 10 s as usual or more
     */
    Instance(Infra infra, String id, Path folder, Path ledger, Duration patience)
            throws IOException {
        this.infra = infra;
        this.id = id;
        this.folder = folder;
        this.ledger = ledger;
        this.patience = patience;
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
        ProcessBuilder builder =
                ChildJvm.of(
                        List.of(),
                        List.of(
                                InstanceMain.class.getName(),
                                infra.servers(),
                                infra.redis().address(),
                                id,
                                folder.resolve("state").toString(),
                                ledger.toString(),
                                patience.toString()));
        builder.redirectOutput(outputFile().toFile());
        return builder.start();
    }
}
