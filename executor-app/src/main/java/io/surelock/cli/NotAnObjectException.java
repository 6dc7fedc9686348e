package io.surelock.cli;

import java.io.Serial;

/**
 * A line that is not what it should be. The message begins with its number and has no full stop.
 */
final class NotAnObjectException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    NotAnObjectException(String message) {
        super(message);
    }
}
