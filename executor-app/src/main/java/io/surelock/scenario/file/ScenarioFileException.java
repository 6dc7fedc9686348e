package io.surelock.scenario.file;

/** A scenario file that cannot be read. The message names file, line and field in one sentence. */
public final class ScenarioFileException extends Exception {

    private static final long serialVersionUID = 1L;

    public ScenarioFileException(String message) {
        super(message);
    }

    public ScenarioFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
