package io.surelock.app.config;

import java.io.Serial;
import java.util.List;

/**
 * A configuration that cannot be used. Each problem is one sentence for the person who wrote it.
 */
public final class ConfigException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    // An array, because an exception is serializable and a list need not be.
    private final String[] problems;

    public ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = problems.toArray(String[]::new);
    }

    /** All problems, at least one. */
    public List<String> problems() {
        return List.of(problems);
    }
}
