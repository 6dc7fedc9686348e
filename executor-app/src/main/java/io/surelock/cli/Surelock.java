package io.surelock.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code surelock}. Without a command it prints its help. */
@Command(
        name = "surelock",
        description = "Executes two-leg sports arbitrages, once and in the right order.",
        versionProvider = VersionProvider.class,
        mixinStandardHelpOptions = true)
public final class Surelock implements Runnable {

    /** Runs the command line and exits the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, ready to parse and execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new Surelock());
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }
}
