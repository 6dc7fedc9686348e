package io.surelock.mirror;

import java.io.Serial;

/**
 * Redis did not do what it was asked, or nobody knows whether it did. The message is a sentence.
 */
public final class RedisUnavailableException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final String sentence;

    RedisUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What failed and where, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
