package io.surelock.app.embedded;

import java.io.Serial;

/**
 * Kafka or Redis could not be started, reached or stopped for a reason outside this program. The
 * message is one sentence for an operator: what failed, where, and what to do about it.
 */
public final class InfraException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    public InfraException(String message) {
        super(message);
    }

    public InfraException(String message, Throwable cause) {
        super(message, cause);
    }
}
