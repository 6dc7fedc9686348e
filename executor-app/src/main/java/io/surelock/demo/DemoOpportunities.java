package io.surelock.demo;

import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.desk.opportunity.EventInfo;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.policy.Policy;
import io.surelock.feed.FeedArb;
import io.surelock.feed.FeedLeg;
import io.surelock.feed.Line;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/** Makes opportunities of a feed's arbs, as an upstream producer would publish them. */
final class DemoOpportunities {

    private static final String CURRENCY = "EUR";

    private final AccountRota accounts;

    DemoOpportunities(int accountsPerBookmaker) {
        this.accounts = new AccountRota(accountsPerBookmaker);
    }

    /** The arb as seen at this instant; its match counts as over when it is bet. */
    Opportunity of(FeedArb arb, Instant detectedAt) {
        return new Opportunity(
                arb.pairId(),
                Policy.MAIN_DESK,
                detectedAt,
                null,
                arb.event().sport(),
                new EventInfo(
                        arb.event().id(),
                        arb.event().name(),
                        startsAt(arb.event().startsAt(), detectedAt)),
                null,
                Decimal4.of(BigDecimal.valueOf(arb.expectedProfitCents(), 2)),
                leg(arb.positive()),
                leg(arb.hedge()));
    }

    private LegOffer leg(FeedLeg leg) {
        Line line = leg.selection().handicap();
        return new LegOffer(
                accounts.next(leg.bookmaker()),
                leg.selection().marketId(),
                leg.selection().selectionId(),
                line == null ? null : Decimal4.of(line.value()),
                Side.BACK,
                new Odds(leg.odds()),
                new Money(leg.stakeCents(), CURRENCY));
    }

    private static @Nullable Instant startsAt(@Nullable Instant startsAt, Instant now) {
        return startsAt == null || startsAt.isAfter(now) ? null : startsAt;
    }
}
