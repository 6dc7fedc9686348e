package io.surelock.bookmaker;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What a bookmaker can be relied on for.
 *
 * @param duplicateWindow how long a client reference is refused a second time; zero for never
 * @param lookupByReference whether a bet can be looked up by its client reference
 * @param absenceAge how old a complete "not found" must be to prove absence; taken as whole
 *     milliseconds, rounded up, from none to {@link #NEVER}
 * @param refusesLate whether it refuses a bet that arrives after {@code notAfter}
 * @param cancels whether {@link Bookmaker#cancel} fences a reference
 */
public record Capabilities(
        Duration duplicateWindow,
        boolean lookupByReference,
        Duration absenceAge,
        boolean refusesLate,
        boolean cancels) {

    /** The {@code absenceAge} of a bookmaker whose "not found" proves nothing. */
    public static final Duration NEVER = Duration.ofDays(365);

    public Capabilities {
        absenceAge = whole(absenceAge);
    }

    /** Those of a bookmaker that cannot cancel. */
    public Capabilities(
            Duration duplicateWindow,
            boolean lookupByReference,
            Duration absenceAge,
            boolean refusesLate) {
        this(duplicateWindow, lookupByReference, absenceAge, refusesLate, false);
    }

    /** What an outcome can carry, so that none gets lost for it. */
    private static Duration whole(Duration age) {
        if (age.isNegative()) {
            return Duration.ZERO;
        }
        return age.compareTo(NEVER) > 0
                ? NEVER
                : age.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    }
}
