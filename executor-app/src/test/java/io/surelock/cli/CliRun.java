package io.surelock.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** One run of the command line inside the test. */
record CliRun(int exitCode, String out, String err) {

    static CliRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                Surelock.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new CliRun(exitCode, out.toString(), err.toString());
    }

    List<String> errorLines() {
        return err.lines().toList();
    }

    String lastLine() {
        return out.lines().toList().getLast();
    }
}
