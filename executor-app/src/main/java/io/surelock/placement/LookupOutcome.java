package io.surelock.placement;

import io.surelock.bet.BetId;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What a placement worker reports of one lookup.
 *
 * @param ticket given when found, as are {@code stake} and {@code odds}
 * @param complete whether the bookmaker's answer covers everything it knows as of {@code asOf}
 * @param asOf the instant the answer speaks of, broker time
 * @param absenceAge how old a complete "not found" must be to prove absence
 * @param number the number of the lookup answered
 */
public record LookupOutcome(
        String deskId,
        BetId bet,
        LookupResult result,
        @Nullable String ticket,
        @Nullable Money stake,
        @Nullable Odds odds,
        boolean complete,
        Instant asOf,
        Duration absenceAge,
        int number,
        @Nullable String reason) {

    public LookupOutcome {
        if (result == LookupResult.FOUND && (ticket == null || stake == null || odds == null)) {
            throw new IllegalArgumentException(
                    "a bet found has a ticket, a stake and odds: " + bet);
        }
    }
}
