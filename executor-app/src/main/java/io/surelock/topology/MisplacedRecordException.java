package io.surelock.topology;

/**
 * A record on an internal topic is not what or where it must be. Stops the task: going on would
 * decide about a desk in two places.
 */
public final class MisplacedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MisplacedRecordException(String message) {
        super(message);
    }

    public MisplacedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
