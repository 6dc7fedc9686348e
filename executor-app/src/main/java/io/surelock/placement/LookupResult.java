package io.surelock.placement;

/** What a bookmaker said when asked for a bet by its reference. */
public enum LookupResult {
    FOUND,
    ABSENT,
    /** No answer, or none that says anything. */
    INCONCLUSIVE
}
