package io.surelock.check.log;

import java.time.Instant;

/**
 * Something that happened to one account, in the order of its desk's journal.
 *
 * @param kind what
 * @param pair the pair it happened for; empty for a cooldown taken over from an older worker
 * @param where the entry, as people find it again
 * @param decidedAt when it was decided, broker time
 * @param until of a cooldown: its end; else when it was decided
 */
public record AccountStep(Kind kind, String pair, String where, Instant decidedAt, Instant until) {

    /** What can happen to an account. */
    public enum Kind {
        /** A pair was opened on it. */
        OPENED,
        /** The pair that had it is complete or closed. */
        FREED,
        /** A cooldown began. */
        RESTS,
        /** A cooldown at least as long as {@link #until} must be in force now. */
        MUST_REST,
        /** A pair of it became an exposure that holds it. */
        HELD,
        /** An operator has resolved that exposure. */
        RESOLVED
    }
}
