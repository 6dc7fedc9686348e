package io.surelock.cli;

import java.io.Serial;

/**
 * A command cannot do what it was asked for. The message is one sentence that says what to do; the
 * exit code is 2.
 */
final class CliException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    CliException(String message) {
        super(message);
    }

    CliException(String message, Throwable cause) {
        super(message, cause);
    }
}
