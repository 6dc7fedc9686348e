package io.surelock.bet;

import java.nio.charset.StandardCharsets;

/**
 * The name of a bet at the bookmaker: 32 lowercase hex digits, derived from desk, pair and leg. A
 * bet asked for twice carries the same reference twice, so a bookmaker with an idempotency key can
 * refuse the second.
 */
public record ClientReference(String value) {

    private static final int HEX_DIGITS = 32;

    public ClientReference {
        if (value.length() != HEX_DIGITS || !Digest.isLowercaseHex(value)) {
            throw new IllegalArgumentException(
                    "a client reference has 32 lowercase hex digits: " + Identifiers.quote(value));
        }
    }

    public static ClientReference of(String deskId, BetId bet) {
        // A line feed is in no id, so no two triples share a text.
        String text = deskId + "\n" + bet.pairId() + "\n" + bet.leg().label();
        Digest digest = Digest.of(text.getBytes(StandardCharsets.UTF_8));
        return new ClientReference(digest.hex().substring(0, HEX_DIGITS));
    }

    @Override
    public String toString() {
        return value;
    }
}
