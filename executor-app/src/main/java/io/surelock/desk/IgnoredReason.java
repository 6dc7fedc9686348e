package io.surelock.desk;

import java.util.Locale;

/** Why an input changed nothing. The lowercase names are what the journal shows. */
public enum IgnoredReason {
    /** The pair id is known with the same content. */
    DUPLICATE,
    /** The pair id is known with other content. */
    PAIR_ID_CONFLICT,
    /** A late, repeated or contradictory outcome that changes nothing. */
    IGNORED_OUTCOME,
    /** A lookup that proved neither presence nor absence. */
    INCONCLUSIVE_LOOKUP,
    /** A timer that nobody waits for any more. */
    IGNORED_TIMER,
    /** A settlement already known. */
    IGNORED_SETTLEMENT,
    /** The command id was decided before. */
    DUPLICATE_COMMAND,
    /** There is no open exposure to resolve. */
    NOTHING_TO_RESOLVE,
    /** The desk already is as the command wants it. */
    NO_CHANGE,
    /** An operator had quarantined this opportunity. */
    QUARANTINED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
