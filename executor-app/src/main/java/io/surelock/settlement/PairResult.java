package io.surelock.settlement;

/** What two settled bets mean together. The first two are reconciled; the rest are exposures. */
public enum PairResult {
    EXPECTED,
    BOTH_VOID,
    BOTH_WON,
    BOTH_LOST,
    POSITIVE_VOID_HEDGE_ACTIVE,
    HEDGE_VOID_POSITIVE_ACTIVE,
    PARTIAL_SETTLEMENT,
    OUTCOME_UNKNOWN;

    public boolean isReconciled() {
        return this == EXPECTED || this == BOTH_VOID;
    }
}
