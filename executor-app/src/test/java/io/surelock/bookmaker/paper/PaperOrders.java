package io.surelock.bookmaker.paper;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.placement.BetOrder;

import java.time.Instant;
import java.util.Map;

/** Orders and books for the tests of the paper bookmaker. */
final class PaperOrders {

    static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    static final Instant NOT_AFTER = NOON.plusSeconds(10);

    private PaperOrders() {}

    static BetOrder order(String bet) {
        return order(bet, Money.of("100.00", "EUR"));
    }

    static BetOrder order(String bet, Money stake) {
        BetId id = BetId.parse(bet);
        return new BetOrder(
                id,
                AccountId.parse("wl1:alpha:ACC_001"),
                ClientReference.of("main", id),
                "event-1",
                "market-1",
                "over",
                null,
                Side.BACK,
                Odds.of("2.1000"),
                stake);
    }

    static PaperBook scripted(String bet, BetScript script) {
        return new PaperBook(
                ScriptSource.of(Map.of(BetId.parse(bet), script)), SettlementSource.DEFAULT);
    }
}
