package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.desk.opportunity.EventInfo;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.opportunity.Opportunity;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * An opportunity in the making: 100.00 EUR at 2.1000 with alpha against 102.44 EUR at 2.0500 with
 * beta, unless told otherwise.
 */
public final class Offer {

    public static final String ALPHA = "wl1:alpha:ACC_001";
    public static final String BETA = "wl2:beta:ACC_002";

    private final String pairId;
    private @Nullable Instant detectedAt;
    private Duration age = Duration.ZERO;
    private @Nullable Instant expiresAt;
    private String deskId = "main";
    private String sport = "football";
    private EventInfo event = new EventInfo("E-1", "Home v Away", null);
    private @Nullable Instant expectedSettlementAt;
    private Decimal4 expectedProfit = Decimal4.of("7.56");
    private LegOffer positive = leg(ALPHA, "over", "2.1000", "100.00");
    private LegOffer hedge = leg(BETA, "under", "2.0500", "102.44");

    private Offer(String pairId) {
        this.pairId = pairId;
    }

    public static Offer of(String pairId) {
        return new Offer(pairId);
    }

    private static LegOffer leg(String account, String selection, String odds, String stake) {
        return new LegOffer(
                AccountId.parse(account),
                "m1",
                selection,
                null,
                Side.BACK,
                Odds.of(odds),
                Money.of(stake, "EUR"));
    }

    /** Seen at this instant; otherwise at the instant it is offered, or {@link #aged} earlier. */
    public Offer detectedAt(Instant instant) {
        detectedAt = instant;
        return this;
    }

    public Offer aged(Duration beforeItIsOffered) {
        age = beforeItIsOffered;
        return this;
    }

    public Offer expiresAt(@Nullable Instant instant) {
        expiresAt = instant;
        return this;
    }

    public Offer deskId(String id) {
        deskId = id;
        return this;
    }

    public Offer sport(String name) {
        sport = name;
        return this;
    }

    public Offer event(String id, String name, @Nullable Instant startsAt) {
        event = new EventInfo(id, name, startsAt);
        return this;
    }

    public Offer startsAt(Instant instant) {
        return event(event.id(), event.name(), instant);
    }

    public Offer expectedSettlementAt(@Nullable Instant instant) {
        expectedSettlementAt = instant;
        return this;
    }

    public Offer expectedProfit(String amount) {
        expectedProfit = Decimal4.of(amount);
        return this;
    }

    public Offer accounts(String positiveAccount, String hedgeAccount) {
        return account(Leg.POSITIVE, positiveAccount).account(Leg.HEDGE, hedgeAccount);
    }

    public Offer account(Leg leg, String account) {
        return change(leg, o -> copy(o, AccountId.parse(account), o.side(), o.odds(), o.stake()));
    }

    public Offer side(Leg leg, Side side) {
        return change(leg, o -> copy(o, o.account(), side, o.odds(), o.stake()));
    }

    public Offer odds(Leg leg, String odds) {
        return change(leg, o -> copy(o, o.account(), o.side(), Odds.of(odds), o.stake()));
    }

    public Offer stake(Leg leg, String amount, String currency) {
        return stake(leg, Money.of(amount, currency));
    }

    public Offer stake(Leg leg, Money stake) {
        return change(leg, o -> copy(o, o.account(), o.side(), o.odds(), stake));
    }

    public Offer market(Leg leg, String marketId, String selectionId, @Nullable String handicap) {
        return change(
                leg,
                o ->
                        new LegOffer(
                                o.account(),
                                marketId,
                                selectionId,
                                handicap == null ? null : Decimal4.of(handicap),
                                o.side(),
                                o.odds(),
                                o.stake()));
    }

    /** The opportunity, as it is offered at this instant. */
    public Opportunity at(Instant now) {
        return new Opportunity(
                pairId,
                deskId,
                detectedAt == null ? now.minus(age) : detectedAt,
                expiresAt,
                sport,
                event,
                expectedSettlementAt,
                expectedProfit,
                positive,
                hedge);
    }

    private Offer change(Leg leg, UnaryOperator<LegOffer> change) {
        if (leg == Leg.POSITIVE) {
            positive = change.apply(positive);
        } else {
            hedge = change.apply(hedge);
        }
        return this;
    }

    private static LegOffer copy(
            LegOffer offer, AccountId account, Side side, Odds odds, Money stake) {
        return new LegOffer(
                account,
                offer.marketId(),
                offer.selectionId(),
                offer.handicap(),
                side,
                odds,
                stake);
    }
}
