package io.surelock.desk;

import java.util.Locale;

/** Why an input changed nothing. The lowercase names are what the journal shows. */
public enum IgnoredReason {
    /** The pair id is known with the same content. */
    DUPLICATE,
    /** The pair id is known with other content. */
    PAIR_ID_CONFLICT,
    /** An outcome that changes nothing: late, repeated, contradictory, or of an unknown pair. */
    IGNORED_OUTCOME,
    /** A lookup that proved neither presence nor absence. */
    INCONCLUSIVE_LOOKUP,
    /** A timer that nobody waits for any more. */
    IGNORED_TIMER,
    /**
     * A settlement that changes nothing: known already, of an unknown pair, or of a bet that is not
     * accepted.
     */
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
