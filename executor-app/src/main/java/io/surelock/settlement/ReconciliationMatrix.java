package io.surelock.settlement;

import static io.surelock.bet.SettlementOutcome.LOST;
import static io.surelock.bet.SettlementOutcome.SETTLED;
import static io.surelock.bet.SettlementOutcome.VOID;

import io.surelock.bet.SettlementOutcome;

/**
 * The desk's reconciliation matrix, once both bets have a final answer.
 *
 * <pre>
 *  positive \ hedge  won          lost         void         half_won / half_lost
 *  won               both_won     expected     hedge void   partial
 *  lost              expected     both_lost    hedge void   partial
 *  void              pos. void    pos. void    both_void    positive void
 *  half won / lost   partial      partial      hedge void   partial
 * </pre>
 *
 * {@code settled} on either side outranks all: outcome_unknown.
 */
public final class ReconciliationMatrix {

    private ReconciliationMatrix() {}

    public static PairResult of(SettlementOutcome positive, SettlementOutcome hedge) {
        if (positive == SETTLED || hedge == SETTLED) {
            return PairResult.OUTCOME_UNKNOWN;
        }
        if (positive == VOID) {
            return hedge == VOID ? PairResult.BOTH_VOID : PairResult.POSITIVE_VOID_HEDGE_ACTIVE;
        }
        if (hedge == VOID) {
            return PairResult.HEDGE_VOID_POSITIVE_ACTIVE;
        }
        if (positive.isHalf() || hedge.isHalf()) {
            return PairResult.PARTIAL_SETTLEMENT;
        }
        if (positive == hedge) {
            return positive == LOST ? PairResult.BOTH_LOST : PairResult.BOTH_WON;
        }
        return PairResult.EXPECTED;
    }
}
