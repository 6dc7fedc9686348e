package io.surelock.bet;

/** A bookmaker's final word on a bet. */
public enum SettlementOutcome {
    WON,
    LOST,
    VOID,
    HALF_WON,
    HALF_LOST,
    /** Final, but the bookmaker does not tell how. */
    SETTLED;

    /** The lowercase name used on the wire and in scenario files. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public boolean isHalf() {
        return this == HALF_WON || this == HALF_LOST;
    }
}
