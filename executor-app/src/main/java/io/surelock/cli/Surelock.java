package io.surelock.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.util.Map;

/** The program {@code surelock}. Without a command it prints its help. */
@Command(
        name = "surelock",
        description = "Executes two-leg sports arbitrages, once and in the right order.",
        versionProvider = VersionProvider.class,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        footer = {
            "",
            "Exit code 0: fine. 1: the answer is no. 2: wrong usage or input.",
            "Begin with: surelock demo"
        })
public final class Surelock implements Runnable {

    private static final int WIDTH = 100;

    private final CommandLine commandLine;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error came from.")
    private boolean verbose;

    private Surelock(Map<String, String> environment) {
        this.commandLine = new CommandLine(this);
        Commands.addTo(commandLine);
        var errors = new Errors(() -> verbose || environment.containsKey("SURELOCK_DEBUG"));
        commandLine
                .setColorScheme(Help.defaultColorScheme(Terminal.ansi(environment)))
                .setUsageHelpWidth(WIDTH)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    /** Runs the command line and exits the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole command line, ready to parse and execute. */
    public static CommandLine commandLine() {
        return new Surelock(System.getenv()).commandLine;
    }

    @Override
    public void run() {
        commandLine.usage(commandLine.getOut());
    }
}
