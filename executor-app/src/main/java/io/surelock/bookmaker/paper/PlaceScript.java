package io.surelock.bookmaker.paper;

import java.util.Locale;

/** What the paper bookmaker does with a bet it is sent. */
public enum PlaceScript {
    /** Takes it. */
    ACCEPT,
    /** Refuses it. */
    REJECT,
    /** Says that it is certainly not in the books. */
    ERROR,
    /** Gives no answer; what a lookup finds is a matter of its own. */
    TIMEOUT;

    /** The lowercase name used in scenario files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
