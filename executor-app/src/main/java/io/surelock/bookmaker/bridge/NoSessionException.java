package io.surelock.bookmaker.bridge;

/** An account could not be logged in. The message says why. */
final class NoSessionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSessionException(String message) {
        super(message);
    }
}
