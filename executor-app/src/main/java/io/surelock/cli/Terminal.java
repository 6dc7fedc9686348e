package io.surelock.cli;

import picocli.CommandLine.Help.Ansi;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** Whether a person is looking. */
final class Terminal {

    private Terminal() {}

    /** Colours for people who have not declined them (NO_COLOR); none in files and pipes. */
    static Ansi ansi(Map<String, String> environment) {
        boolean declined = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        return isInteractive() && !declined && !dumb ? Ansi.ON : Ansi.OFF;
    }

    /** Since Java 22 there is a console even where there is no terminal. */
    static boolean isInteractive() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
