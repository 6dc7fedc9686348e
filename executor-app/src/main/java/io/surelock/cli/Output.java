package io.surelock.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.surelock.bet.Identifiers;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

import java.io.PrintWriter;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a command prints. With {@code --json} standard output has one JSON object as its last line,
 * and everything for people goes to standard error.
 */
final class Output {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandLine commandLine;
    private final boolean json;
    private final boolean live;

    Output(CommandLine commandLine, boolean json) {
        this.commandLine = commandLine;
        this.json = json;
        this.live = Terminal.isInteractive();
    }

    /** A line for people; markup such as {@code @|bold …|@} shows on terminals only. */
    void say(String line) {
        print(ansi().string(Identifiers.visible(line)));
    }

    /** A word with markup, and a line that came from outside. */
    void sayMarked(String mark, String line) {
        print(ansi().string(mark) + "  " + Identifiers.visible(line));
    }

    /** A line that came from outside, in which nothing is markup; it stays one line. */
    void sayPlain(String line) {
        print(Identifiers.visible(line));
    }

    private void print(String line) {
        PrintWriter to = json ? commandLine.getErr() : commandLine.getOut();
        to.println(line);
        to.flush();
    }

    /** A warning: one sentence on standard error. */
    void warn(String sentence) {
        commandLine.getErr().println("surelock: " + Identifiers.visible(sentence));
        commandLine.getErr().flush();
    }

    /** Replaces the current line of a terminal; nothing elsewhere. */
    void progress(String line) {
        if (live) {
            commandLine.getErr().print("\r" + Identifiers.visible(line) + "\u001b[K");
            commandLine.getErr().flush();
        }
    }

    /** Wipes the line of {@link #progress}. */
    void endProgress() {
        progress("");
    }

    /** The answer of the command, printed if asked for. Call it last. */
    void result(Map<String, ?> answer) {
        if (!json) {
            return;
        }
        try {
            // Unordered maps would print in another order at every start.
            Map<String, ?> ordered =
                    answer instanceof SequencedMap ? answer : new TreeMap<>(answer);
            commandLine.getOut().println(JSON.writeValueAsString(ordered));
            commandLine.getOut().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer must be plain data", e);
        }
    }

    /** As {@link #result}, for an answer that is one line of JSON already. */
    void resultLine(String answer) {
        if (json) {
            commandLine.getOut().println(answer);
            commandLine.getOut().flush();
        }
    }

    private Ansi ansi() {
        return commandLine.getColorScheme().ansi();
    }
}
