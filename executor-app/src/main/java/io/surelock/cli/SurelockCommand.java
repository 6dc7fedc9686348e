package io.surelock.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/** What all commands have in common: where they print. */
abstract class SurelockCommand implements Callable<Integer> {

    /** It worked, and where there was a question, the answer is yes. */
    static final int FINE = 0;

    /** It worked, and the answer is no. */
    static final int NO = 1;

    // Set by picocli before the command is called.
    @Spec private @Nullable CommandSpec spec;

    /**
     * What the command prints on.
     *
     * @param json whether the last line is to be one JSON object
     */
    final Output output(boolean json) {
        return new Output(commandLine(), json);
    }

    final CommandLine commandLine() {
        return Objects.requireNonNull(spec, "picocli has set the specification").commandLine();
    }

    /** Does the work. What it throws is reported as one sentence, with the exit code 2. */
    @Override
    public abstract Integer call() throws Exception;
}
