package io.surelock.bookmaker;

import java.time.Duration;

/**
 * What a bookmaker can be relied on for.
 *
 * @param duplicateWindow how long a client reference is refused a second time; zero for never
 * @param lookupByReference whether a bet can be looked up by its client reference
 * @param absenceAge how old a complete "not found" must be to prove absence
 * @param refusesLate whether it refuses a bet that arrives after {@code notAfter}
 * @param cancels whether {@link Bookmaker#cancel} fences a reference
 */
public record Capabilities(
        Duration duplicateWindow,
        boolean lookupByReference,
        Duration absenceAge,
        boolean refusesLate,
        boolean cancels) {

    /** Those of a bookmaker that cannot cancel. */
    public Capabilities(
            Duration duplicateWindow,
            boolean lookupByReference,
            Duration absenceAge,
            boolean refusesLate) {
        this(duplicateWindow, lookupByReference, absenceAge, refusesLate, false);
    }
}
