package io.surelock.bookmaker.server;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.bookmaker.server.book.Slip;

import java.time.Instant;

/** Bets that tests ask for. */
public final class TestSlips {

    public static final AccountId ACCOUNT = AccountId.parse("wl:prov:acc");
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Instant NOT_AFTER = NOON.plusSeconds(10);

    private TestSlips() {}

    /** 100 EUR at 2.1, by 12:00:10. */
    public static Slip slip(String bet) {
        BetId id = BetId.parse(bet);
        return new Slip(
                ClientReference.of("desk", id),
                id,
                ACCOUNT,
                "market",
                "selection",
                null,
                Side.BACK,
                Odds.of("2.1"),
                Money.of("100.00", "EUR"),
                NOT_AFTER);
    }

    /** The body of a placement of this slip. */
    public static String json(Slip slip) {
        return """
        {"clientReference":"%s","bet":"%s","account":"%s","marketId":"%s","selectionId":"%s",\
        "handicap":null,"side":"%s","odds":"%s","stake":"%s","currency":"%s","notAfter":"%s"}"""
                .formatted(
                        slip.reference(),
                        slip.bet(),
                        slip.account(),
                        slip.marketId(),
                        slip.selectionId(),
                        slip.side(),
                        slip.odds(),
                        slip.stake().amount(),
                        slip.stake().currency(),
                        slip.notAfter());
    }
}
