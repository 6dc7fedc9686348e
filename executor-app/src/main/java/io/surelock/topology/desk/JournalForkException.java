package io.surelock.topology.desk;

/**
 * The stores do not end where the journal ends. Deciding on would fork the chain: refuse to run.
 */
public final class JournalForkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalForkException(String message) {
        super(message);
    }
}
