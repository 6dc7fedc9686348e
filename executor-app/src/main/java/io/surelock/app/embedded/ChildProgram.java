package io.surelock.app.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of this program in a JVM of its own, which ends with this process, however this process
 * ends.
 */
public final class ChildProgram implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(6);

    private final GuardedProcess process;

    private ChildProgram(GuardedProcess process) {
        this.process = process;
    }

    /**
     * Starts it, without waiting for anything.
     *
     * @param log gets what it prints, appended
     * @throws InfraException if it cannot be started; the message says why
     */
    public static ChildProgram start(Class<?> main, List<String> arguments, Path log)
            throws InfraException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                main.getName()));
        command.addAll(arguments);
        // In the environment rather than in the command, which would be too long for a terminal.
        Map<String, String> environment =
                Map.of("CLASSPATH", System.getProperty("java.class.path"));
        return new ChildProgram(GuardedProcess.start(command, environment, log));
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() throws InfraException {
        process.kill();
    }

    @Override
    public void close() throws InfraException {
        process.stop(STOP_LIMIT);
    }
}
