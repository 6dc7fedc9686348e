package io.surelock.desk.opportunity;

import io.surelock.bet.Decimal4;
import io.surelock.bet.Leg;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An arbitrage as an upstream producer publishes it.
 *
 * @param pairId the idempotency key, chosen upstream, unique over all desks
 * @param detectedAt when the producer saw it
 * @param expiresAt when the producer no longer believes in it
 * @param expectedSettlementAt when the bets should be final, where the producer knows
 * @param expectedProfit the producer's figure, passed on unchanged
 */
public record Opportunity(
        String pairId,
        String deskId,
        Instant detectedAt,
        @Nullable Instant expiresAt,
        String sport,
        EventInfo event,
        @Nullable Instant expectedSettlementAt,
        Decimal4 expectedProfit,
        LegOffer positive,
        LegOffer hedge) {

    public LegOffer leg(Leg leg) {
        return leg == Leg.POSITIVE ? positive : hedge;
    }

    public List<LegOffer> legs() {
        return List.of(positive, hedge);
    }

    /** The one currency of both legs. */
    public String currency() {
        return positive.stake().currency();
    }
}
