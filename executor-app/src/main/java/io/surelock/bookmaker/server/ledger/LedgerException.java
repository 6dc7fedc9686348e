package io.surelock.bookmaker.server.ledger;

/** The ledger cannot be used. The message is one sentence that says what to do. */
public final class LedgerException extends Exception {

    private static final long serialVersionUID = 1L;

    LedgerException(String message) {
        super(message);
    }

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
