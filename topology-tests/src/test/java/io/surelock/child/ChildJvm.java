package io.surelock.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of the test's class path in a JVM of its own. */
public final class ChildJvm {

    /** As {@code ./surelock} starts a service, with half the memory. */
    private static final List<String> OPTIONS =
            List.of(
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private ChildJvm() {}

    /**
     * A JVM that is yet to be started; what it prints as an error joins what it prints.
     *
     * @param options of the JVM, more than the usual ones
     * @param main class and arguments
     */
    public static ProcessBuilder of(List<String> options, List<String> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(main);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // In the environment, because it is longer than what a list of processes should show.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }
}
