package io.surelock.placement;

import io.surelock.bet.BetId;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What a placement worker reports of one order.
 *
 * @param ticket the bookmaker's name for the bet; given when accepted
 * @param stake the stake matched; given when accepted
 * @param odds the odds matched; given when accepted
 * @param reason in words, for everything but an acceptance
 * @param sentAt when it was sent, broker time; null if it never was
 * @param absenceAge how old a bookmaker's complete "not found" must be to prove absence
 */
public record PlacementOutcome(
        String deskId,
        BetId bet,
        PlacementStatus status,
        @Nullable String ticket,
        @Nullable Money stake,
        @Nullable Odds odds,
        @Nullable String reason,
        @Nullable Instant sentAt,
        Instant answeredAt,
        Duration absenceAge) {

    public PlacementOutcome {
        if (status == PlacementStatus.ACCEPTED
                && (ticket == null || stake == null || odds == null)) {
            throw new IllegalArgumentException(
                    "an accepted bet has a ticket, a stake and odds: " + bet);
        }
    }
}
