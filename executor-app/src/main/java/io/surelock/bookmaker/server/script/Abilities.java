package io.surelock.bookmaker.server.script;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What the bookmaker can do, for better or worse.
 *
 * @param window how long a reference is refused a second time; null for never
 * @param refusesLate whether a bet is refused after its {@code notAfter}
 * @param cancels whether a reference can be cancelled before it was used
 * @param visibilityDelay how long a bet is in the books before a lookup or a poll sees it
 * @param completeAbsence whether "not found" covers everything up to its {@code asOf}
 */
public record Abilities(
        @Nullable Duration window,
        boolean refusesLate,
        boolean cancels,
        Duration visibilityDelay,
        boolean completeAbsence) {

    /** Longer than any bet matters. */
    public static final Duration FOR_EVER = Duration.ofDays(3_650);

    /** A good bookmaker: never forgets a reference, refuses late bets, cancels, shows at once. */
    public static final Abilities BEST = new Abilities(FOR_EVER, true, true, Duration.ZERO, true);
}
