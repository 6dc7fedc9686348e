package io.surelock.bookmaker.server;

/** The bookmaker cannot start. The message is one sentence that says what to do. */
public final class BookmakerServerException extends Exception {

    private static final long serialVersionUID = 1L;

    BookmakerServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
