package io.surelock.bet;

/** One leg of one pair, written {@code pairId/positive} or {@code pairId/hedge}. */
public record BetId(String pairId, Leg leg) {

    public BetId {
        Identifiers.require("pairId", pairId);
    }

    /**
     * Reads {@code pairId/positive} or {@code pairId/hedge}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static BetId parse(String text) {
        int slash = text.lastIndexOf('/');
        for (Leg leg : Leg.values()) {
            if (slash > 0 && leg.label().equals(text.substring(slash + 1))) {
                return new BetId(text.substring(0, slash), leg);
            }
        }
        throw new IllegalArgumentException(
                "a bet is written pairId/positive or pairId/hedge, not " + Identifiers.quote(text));
    }

    @Override
    public String toString() {
        return pairId + "/" + leg.label();
    }
}
