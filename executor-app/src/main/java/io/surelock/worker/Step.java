package io.surelock.worker;

/** The moments between two steps of a placement at which a process may die. */
public enum Step {
    /** Requests were read, nothing is written. */
    AFTER_POLL,
    /** Attempts were handed to the transaction, its offsets were not. */
    AFTER_ATTEMPTS_WRITTEN,
    /** The transaction is complete but not committed. */
    BEFORE_COMMIT,
    /** The attempts stand; nothing was sent. */
    AFTER_COMMIT,
    /** It is the bet's turn; the last look at the clock and the send follow. */
    BEFORE_SEND,
    /** The bookmaker has answered, or failed to. */
    AFTER_SEND,
    /** The outcome is known and not yet handed to the writer. */
    BEFORE_OUTCOME,
    /** The outcome is acknowledged by the brokers. */
    AFTER_OUTCOME
}
