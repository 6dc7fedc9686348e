package io.surelock.desk.pair;

/** What a pair waits for. */
public enum TimerKind {
    /** The outcome of a placement must be there by now; silence is doubt. */
    OUTCOME,
    /** Time for the next lookup of a bet in doubt, or for its deadline. */
    LOOKUP
}
