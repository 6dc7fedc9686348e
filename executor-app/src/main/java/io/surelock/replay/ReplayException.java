package io.surelock.replay;

import java.io.Serial;

/**
 * A journal cannot be looked at at all. The message is one sentence that says what to do. What is
 * wrong <em>with</em> a journal is a finding, never this.
 */
public final class ReplayException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    public ReplayException(String message) {
        super(message);
    }

    public ReplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
