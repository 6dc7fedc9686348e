package io.surelock.worker.placement;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.placement.BetOrder;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.PlaceBet;

import java.time.Duration;
import java.time.Instant;

/** Requests as the desk makes them. */
final class TestRequests {

    static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    static final AccountId ACCOUNT = AccountId.parse("wl1:alpha:ACC_001");

    private TestRequests() {}

    /** Decided now, to be sent within 10 s, with 200 ms for the call. */
    static PlaceBet place(String pairId) {
        return place(pairId, ACCOUNT, NOW);
    }

    static PlaceBet place(String pairId, AccountId account, Instant requestedAt) {
        BetId bet = new BetId(pairId, Leg.POSITIVE);
        BetOrder order =
                new BetOrder(
                        bet,
                        account,
                        ClientReference.of("main", bet),
                        "e1",
                        "m1",
                        "over",
                        null,
                        Side.BACK,
                        Odds.of("2.1000"),
                        Money.of("100.00", "EUR"));
        return new PlaceBet(
                "main", order, requestedAt, requestedAt.plusSeconds(10), Duration.ofMillis(200));
    }

    static LookUpBet lookUp(String pairId, int number) {
        BetId bet = new BetId(pairId, Leg.POSITIVE);
        return new LookUpBet("main", bet, ACCOUNT, ClientReference.of("main", bet), number, NOW);
    }
}
