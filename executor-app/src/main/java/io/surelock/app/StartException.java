package io.surelock.app;

/** The program cannot start or go on. The message is one sentence that says what to do. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
