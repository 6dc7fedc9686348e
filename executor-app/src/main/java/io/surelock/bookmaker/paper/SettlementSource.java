package io.surelock.bookmaker.paper;

import io.surelock.bet.Leg;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import java.util.List;

/**
 * Where the paper bookmaker learns how a bet ends, unless the bet's script says it. Safe for many
 * callers at once; asked again at every poll, so it has to stay with what it said.
 */
@FunctionalInterface
public interface SettlementSource {

    /** Pending at the first poll; then the positive leg has won and the hedge has lost. */
    SettlementSource DEFAULT =
            byLeg(
                    List.of(PollAnswer.PENDING, PollAnswer.WON),
                    List.of(PollAnswer.PENDING, PollAnswer.LOST));

    /** The answers to the polls of this bet, in order; the last one repeats. Never empty. */
    List<PollAnswer> answersFor(BetOrder order);

    /** The same answers for every positive leg, and the same for every hedge. */
    static SettlementSource byLeg(List<PollAnswer> positive, List<PollAnswer> hedge) {
        List<PollAnswer> ofPositive = List.copyOf(positive);
        List<PollAnswer> ofHedge = List.copyOf(hedge);
        return order -> order.bet().leg() == Leg.POSITIVE ? ofPositive : ofHedge;
    }
}
