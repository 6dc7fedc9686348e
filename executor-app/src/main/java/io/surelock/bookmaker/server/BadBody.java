package io.surelock.bookmaker.server;

/** A request says something that nobody understands. The message says what. */
final class BadBody extends Exception {

    private static final long serialVersionUID = 1L;

    BadBody(String message) {
        super(message);
    }

    BadBody(String message, Throwable cause) {
        super(message, cause);
    }
}
