package io.surelock.placement;

import java.time.Duration;
import java.time.Instant;

/**
 * The order to place one bet, once.
 *
 * @param requestedAt when the desk decided it, broker time
 * @param notAfter broker time after which nobody may send it any more; at this instant it still may
 * @param callTimeout longest wait for the bookmaker's answer, over zero and at most {@link
 *     #LONGEST_CALL}
 */
public record PlaceBet(
        String deskId,
        BetOrder order,
        Instant requestedAt,
        Instant notAfter,
        Duration callTimeout) {

    /** Longest {@code callTimeout} that is no mistake: 10 minutes. */
    public static final Duration LONGEST_CALL = Duration.ofMinutes(10);
}
