package io.surelock.desk;

import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Profit;
import io.surelock.bet.Side;
import io.surelock.desk.DeskEvent.BetExecuted;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.PairState;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlacementOutcome;

import java.util.Objects;

/**
 * What a bookmaker says it took.
 *
 * @param stake matched, in the bookmaker's words: not checked against what was asked
 * @param odds matched
 */
record Match(String ticket, Money stake, Odds odds) {

    static Match of(PlacementOutcome accepted) {
        return new Match(
                Objects.requireNonNull(accepted.ticket()),
                Objects.requireNonNull(accepted.stake()),
                Objects.requireNonNull(accepted.odds()));
    }

    static Match of(LookupOutcome found) {
        return new Match(
                Objects.requireNonNull(found.ticket()),
                Objects.requireNonNull(found.stake()),
                Objects.requireNonNull(found.odds()));
    }

    /** An acceptance of nothing accepts nothing: it says as little as no answer at all. */
    boolean isSomething() {
        return stake.isPositive();
    }

    /**
     * The acceptance of a bet. Terms that cannot be (another currency, sums beyond all bounds) must
     * not stop the pair and cannot be computed with: the bet then counts as taken at the terms
     * asked, and the pair becomes an exposure once it is complete.
     */
    BetExecuted event(PairState pair, Leg leg) {
        LegOffer offer = pair.opportunity().leg(leg);
        BetState asked = pair.bet(leg);
        boolean sound =
                stake.currency().equals(asked.stake().currency()) && Profit.isBounded(stake, odds);
        return new BetExecuted(
                pair.betId(leg),
                offer.account(),
                ExecutionStatus.ACCEPTED,
                ticket,
                sound ? stake : asked.stake(),
                sound ? odds : asked.odds(),
                !sound || isWorse(offer.side(), asked),
                sound && stake.minorUnits() < asked.stake().minorUnits(),
                sound ? null : "the bookmaker tells of " + stake + " at " + odds);
    }

    /** Odds lower than asked (higher, for LAY), or more stake than asked. */
    private boolean isWorse(Side side, BetState asked) {
        int comparison = odds.compareTo(asked.odds());
        return (side == Side.BACK ? comparison < 0 : comparison > 0)
                || stake.minorUnits() > asked.stake().minorUnits();
    }
}
