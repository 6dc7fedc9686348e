package io.surelock.replay.verify;

import java.util.Locale;

/** What can be wrong with a journal. */
public enum FindingKind {
    /** Deciding the entry again gives something else than was recorded. */
    DIFFERENCE,
    /** The entry cannot have been decided here: deciding or folding it fails. */
    IMPOSSIBLE,
    /** Entries are missing. */
    GAP,
    /** An entry comes again, or later than it should. */
    OUT_OF_ORDER,
    /** The hash chain is broken: something was altered, added or taken out. */
    CHAIN_BROKEN,
    /** The record is no journal entry that this program can read. */
    UNREADABLE,
    /** The entry was decided by rules that this program does not know. */
    UNKNOWN_VERSION,
    /** The entry is on a key or partition that is not its desk's. */
    MISPLACED,
    /** The entry was decided before the one before it. */
    TIME_BACKWARDS,
    /** The record decided on should still be there and is not. */
    CAUSE_MISSING,
    /** The record decided on is not what the entry says it was. */
    CAUSE_DIFFERS,
    /** A record was decided on twice, or after a later one. */
    CAUSE_REPEATED,
    /** The journal's topic is not kept as it must be. */
    RETENTION,
    /** The desk's stores are not what the journal folds into. */
    STORE_DIFFERS,
    /** An export is cut off or altered. */
    DAMAGED_EXPORT,
    /** What was anchored is not what the journal has. */
    ANCHOR_BROKEN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
