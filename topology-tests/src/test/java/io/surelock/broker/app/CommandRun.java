package io.surelock.broker.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.surelock.cli.Surelock;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One command and what came of it.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs a command in this process. */
    public static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Surelock.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** The last line, which is what {@code --json} asks for. */
    public JsonNode answer() throws Exception {
        return new ObjectMapper().readTree(out.lines().toList().getLast());
    }
}
