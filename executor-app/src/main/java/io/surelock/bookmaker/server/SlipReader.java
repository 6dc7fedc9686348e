package io.surelock.bookmaker.server;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.bookmaker.server.book.Slip;

import java.time.Instant;

/** Reads the body of a placement. */
final class SlipReader {

    private static final int LONGEST_NAME = 256;

    private SlipReader() {}

    static Slip read(String text) throws BadBody {
        Body body = Body.read(text);
        String currency = body.text("currency");
        Slip slip =
                new Slip(
                        body.as("clientReference", ClientReference::new),
                        body.as("bet", BetId::parse),
                        body.as("account", AccountId::parse),
                        name(body, "marketId"),
                        name(body, "selectionId"),
                        body.decimalOrNull("handicap", Decimal4::of),
                        body.as("side", Side::valueOf),
                        body.decimal("odds", Odds::of),
                        body.decimal("stake", amount -> Money.of(amount, currency)),
                        body.as("notAfter", Instant::parse));
        body.done();
        if (!slip.stake().isPositive()) {
            throw new BadBody("stake: it must be over 0");
        }
        return slip;
    }

    private static String name(Body body, String field) throws BadBody {
        String name = body.text(field);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new BadBody(field + " must have 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }
}
