package io.surelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

class SurelockTest {

    @Test
    void printsTheVersionThatTheBuildGaveIt() {
        var out = new StringWriter();

        int exitCode = Surelock.commandLine().setOut(new PrintWriter(out)).execute("--version");

        assertThat(exitCode).isZero();
        assertThat(out.toString().strip()).matches("surelock \\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void refusesAnUnknownOption() {
        var err = new StringWriter();

        int exitCode =
                Surelock.commandLine().setErr(new PrintWriter(err)).execute("--no-such-option");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("--no-such-option");
    }
}
