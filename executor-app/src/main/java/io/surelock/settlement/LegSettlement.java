package io.surelock.settlement;

import io.surelock.bet.BetId;
import io.surelock.bet.SettlementOutcome;

import org.jspecify.annotations.Nullable;

/**
 * What the settlement topology tells the desk of a watched bet.
 *
 * @param outcome given when {@code kind} is {@code FINAL}
 * @param polls numbered polls used so far
 */
public record LegSettlement(
        String deskId, BetId bet, Kind kind, @Nullable SettlementOutcome outcome, int polls) {

    public LegSettlement {
        if ((kind == Kind.FINAL) != (outcome != null)) {
            throw new IllegalArgumentException("a final settlement has an outcome: " + bet);
        }
    }

    /** What there is to tell. */
    public enum Kind {
        /** A final answer: the first, or one that corrects it. */
        FINAL,
        /** All numbered polls were used and none was final. */
        UNRESOLVED,
        /** The time of corrections is over; nobody asks about this bet again. */
        WATCH_ENDED
    }
}
