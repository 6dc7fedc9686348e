package io.surelock.desk.pair;

import java.util.Locale;

/** What is known of one bet's placement. */
public enum BetStatus {
    /** Not asked for (yet). */
    PLANNED,
    REQUESTED,
    IN_DOUBT,
    ACCEPTED,
    REJECTED,
    /** Certainly not placed: refused to send, or proven absent. */
    ERROR,
    /** Still in doubt when the lookup deadline came. */
    UNKNOWN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
