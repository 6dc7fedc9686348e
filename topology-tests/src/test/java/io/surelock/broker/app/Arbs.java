package io.surelock.broker.app;

import io.surelock.bet.AccountId;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.desk.opportunity.EventInfo;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.policy.Policy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Good arbs, each on accounts of its own unless told. */
final class Arbs {

    private Arbs() {}

    /** An arb detected now, on two accounts named after it. */
    static Opportunity arb(String pairId) {
        return arb(pairId, account("alpha", pairId), account("beta", pairId));
    }

    static Opportunity arb(String pairId, AccountId positive, AccountId hedge) {
        return new Opportunity(
                pairId,
                Policy.MAIN_DESK,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null,
                "football",
                new EventInfo("e-" + pairId, "Home - Away", null),
                null,
                Decimal4.of("7.56"),
                leg(positive, "over", "2.1", "100.00"),
                leg(hedge, "under", "2.05", "102.44"));
    }

    static AccountId account(String provider, String name) {
        return new AccountId("wl1", provider, name);
    }

    private static LegOffer leg(AccountId account, String selection, String odds, String stake) {
        return new LegOffer(
                account, "m1", selection, null, Side.BACK, Odds.of(odds), Money.of(stake, "EUR"));
    }
}
