package io.surelock.check.log;

import java.io.Serial;

/** The check cannot be done. The message is one sentence that says why and what to do. */
public final class CheckException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    public CheckException(String message) {
        super(message);
    }

    public CheckException(String message, Throwable cause) {
        super(message, cause);
    }
}
