package io.surelock.desk.exposure;

import io.surelock.settlement.PairResult;

import java.util.Locale;

/** Why a pair's books do not balance. The lowercase names are contract. */
public enum ExposureReason {
    HEDGE_REJECTED,
    HEDGE_ERROR,
    PLACEMENT_UNKNOWN,
    LATE_ACCEPTANCE,
    PARTIAL_FILL,
    ODDS_DIFFER,
    SETTLEMENT_UNRESOLVED,
    RESETTLED,
    BOTH_WON,
    BOTH_LOST,
    POSITIVE_VOID_HEDGE_ACTIVE,
    HEDGE_VOID_POSITIVE_ACTIVE,
    PARTIAL_SETTLEMENT,
    OUTCOME_UNKNOWN;

    /** The reason for a result that does not reconcile. */
    public static ExposureReason of(PairResult result) {
        return switch (result) {
            case BOTH_WON -> BOTH_WON;
            case BOTH_LOST -> BOTH_LOST;
            case POSITIVE_VOID_HEDGE_ACTIVE -> POSITIVE_VOID_HEDGE_ACTIVE;
            case HEDGE_VOID_POSITIVE_ACTIVE -> HEDGE_VOID_POSITIVE_ACTIVE;
            case PARTIAL_SETTLEMENT -> PARTIAL_SETTLEMENT;
            case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
            case EXPECTED, BOTH_VOID ->
                    throw new IllegalArgumentException(result + " is no exposure");
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
