package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.child.ChildJvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with the class path of this test, which can be killed and frozen. */
final class Child {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(40);

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it.
     *
     * @param options of the JVM
     * @param main class and arguments
     * @param output gets what it prints
     */
    static Child start(List<String> options, List<String> main, Path output) throws IOException {
        // RocksDB leaves its library there when its process is killed.
        Path scratch = Files.createDirectories(output.resolveSibling("scratch"));
        List<String> all = new ArrayList<>(options);
        all.add("-Djava.io.tmpdir=" + scratch);
        ProcessBuilder builder = ChildJvm.of(all, main);
        builder.redirectOutput(output.toFile());
        Child child = new Child(builder.start(), output);
        Runtime.getRuntime().addShutdownHook(new Thread(child.process::destroyForcibly));
        return child;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status; it must have ended. */
    int exitStatus() {
        return process.exitValue();
    }

    /** What it has printed. */
    String output() {
        try {
            return Files.exists(output)
                    ? Files.readString(output, StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as the kernel does, in the middle of whatever it does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not stop when it was told to: " + output());
        }
    }

    void awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** Stops it where it is, its connections open and silent. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Whether the kernel has stopped it. */
    boolean isFrozen() {
        try {
            Process ps =
                    new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(process.pid()))
                            .start();
            String state =
                    new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return state.startsWith("T");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("sh", "-c", "kill -$1 $2", "kill", name, "" + process.pid())
                        .inheritIO()
                        .start();
        assertThat(kill.waitFor()).as("signal %s to %d", name, process.pid()).isZero();
    }
}
