package io.surelock.bookmaker.paper;

import java.util.Locale;

/** What the paper bookmaker says when it is asked for a bet by its reference. */
public enum LookupScript {
    /** The bet is in the books. */
    FOUND,
    /** The bet is not in the books, as of now, and the answer is complete. */
    ABSENT,
    /** An answer that says nothing. */
    UNKNOWN;

    /** The lowercase name used in scenario files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
