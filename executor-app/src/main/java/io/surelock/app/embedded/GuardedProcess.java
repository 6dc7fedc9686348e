package io.surelock.app.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A child process that does not outlive this one, however this one ends, {@code kill -9} included.
 *
 * <p>A shell starts a small watcher and then becomes the command, so the process id is the
 * command's own. The watcher reads a pipe that only this process holds open: when the pipe ends
 * without a word, this process is gone and the watcher ends the command. Where there is no POSIX
 * shell (Windows outside WSL) nothing can be started.
 */
final class GuardedProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedProcess.class);

    private static final long LARGEST_LOG_BYTES = 10L * 1024 * 1024;
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    /**
     * The command gets its own session where {@code setsid} exists, so Ctrl-C on a terminal reaches
     * only this process, which then stops its children in the right order. The watcher ignores the
     * terminal's signals and ends a frozen command too (TERM waits until CONT, then KILL).
     */
    private static final String GUARD =
            """
            exec 3<&0 </dev/null
            (
              trap '' HUP INT TERM
              if read -r _ <&3; then exit 0; fi
              kill -TERM $$; kill -CONT $$
              for _ in 1 2 3 4 5; do kill -0 $$ || exit 0; sleep 1; done
              kill -KILL $$
            ) >/dev/null 2>&1 &
            exec 3<&-
            if command -v setsid >/dev/null; then exec setsid "$@"; fi
            exec "$@"
            """;

    private static final Predicate<String> STACK_FRAME =
            Pattern.compile("^at |^\\.\\.\\. \\d+ ").asPredicate();

    private final Process process;
    private final CompletableFuture<Void> ended;

    private GuardedProcess(Process process) {
        this.process = process;
        this.ended = process.onExit().thenAccept(GuardedProcess::dismissWatcher);
    }

    /**
     * Starts the command.
     *
     * @param command the program and its arguments
     * @param environment variables that join those of this process
     * @param log gets what the command prints, appended; beyond 10 MiB the file is put aside first
     * @throws InfraException if there is no POSIX shell or the log cannot be written
     */
    static GuardedProcess start(List<String> command, Map<String, String> environment, Path log)
            throws InfraException {
        if (File.separatorChar != '/') {
            throw new InfraException(
                    "Kafka and Redis can be started as child processes on Linux and macOS only; on"
                            + " Windows use WSL.");
        }
        List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARD, "guard"));
        guarded.addAll(command);
        try {
            putAside(log);
            ProcessBuilder builder = new ProcessBuilder(guarded).redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new GuardedProcess(builder.start());
        } catch (IOException e) {
            throw new InfraException(
                    "%s could not be started: %s; its log would be %s."
                            .formatted(command.getFirst(), StartFailures.reason(e), log),
                    e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The exit status; 128 and the number of the signal if a signal ended it. */
    int exitStatus() {
        return process.exitValue();
    }

    /** Asks the process to end, thawing it if needed, and kills it when it has not in time. */
    void stop(Duration grace) throws InfraException {
        if (process.isAlive()) {
            process.destroy();
            // It may be gone already; if it is frozen and cannot be thawed, it is killed below.
            boolean _ = isSent("CONT");
            if (!awaitExit(grace)) {
                kill();
            }
        }
    }

    /** Ends the process at once, as a power cut would: it can save nothing. */
    void kill() throws InfraException {
        process.destroyForcibly();
        if (!awaitExit(KILL_LIMIT)) {
            throw new InfraException(
                    "Process %d could not be killed; end it by hand.".formatted(process.pid()));
        }
    }

    /** Stops the process where it is, until {@link #thaw}; its connections stay open and silent. */
    void freeze() throws InfraException {
        signal("STOP");
    }

    void thaw() throws InfraException {
        signal("CONT");
    }

    @Override
    public void close() throws InfraException {
        stop(Duration.ofSeconds(5));
    }

    private void signal(String name) throws InfraException {
        if (process.isAlive() && !isSent(name) && process.isAlive()) {
            throw new InfraException(
                    "Signal %s could not be sent to process %d.".formatted(name, process.pid()));
        }
    }

    private boolean isSent(String name) throws InfraException {
        try {
            String number = Long.toString(process.pid());
            // The shell's own kill: as a program of its own it is missing on small systems.
            Process sender =
                    new ProcessBuilder("sh", "-c", "kill -$1 $2", "signal", name, number)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return sender.waitFor() == 0;
        } catch (IOException e) {
            throw new InfraException("The shell, sh, could not be run; install it.", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean awaitExit(Duration limit) throws InfraException {
        try {
            ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The end of a process was not noticed.", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static InfraException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InfraException("Interrupted while waiting for a child process.", e);
    }

    /** A word into the pipe sends the watcher home, so it cannot hit a stranger with the old id. */
    private static void dismissWatcher(Process ended) {
        try (OutputStream pipe = ended.getOutputStream()) {
            pipe.write('\n');
        } catch (IOException e) {
            LOG.debug("The watcher of process {} was gone already.", ended.pid(), e);
        }
    }

    private static void putAside(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
            Path old = log.resolveSibling(log.getFileName() + ".old");
            Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The end of a log on one line, without stack frames, for an error message. */
    static String tail(Path log) {
        try {
            if (!Files.exists(log)) {
                return "nothing was logged";
            }
            List<String> lines =
                    Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !STACK_FRAME.test(line))
                            .toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException e) {
            return "nothing readable (" + StartFailures.reason(e) + ")";
        }
    }
}
