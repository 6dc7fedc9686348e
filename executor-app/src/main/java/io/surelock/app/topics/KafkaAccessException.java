package io.surelock.app.topics;

import java.io.Serial;

/**
 * Kafka cannot be reached, refuses, or has topics that do not fit. The message is one sentence for
 * an operator: what, where, and what to do about it.
 */
public final class KafkaAccessException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    public KafkaAccessException(String message) {
        super(message);
    }

    public KafkaAccessException(String message, Throwable cause) {
        super(message, cause);
    }
}
