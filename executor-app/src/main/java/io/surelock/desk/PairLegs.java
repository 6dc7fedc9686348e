package io.surelock.desk;

import io.surelock.bet.Leg;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.exposure.ExposureLeg;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.PairState;

/** A leg of a pair as people are shown it. */
public final class PairLegs {

    private PairLegs() {}

    /** The leg as last known: its placement status until the bet is final, then its outcome. */
    public static ExposureLeg of(PairState pair, Leg leg) {
        BetState bet = pair.bet(leg);
        return new ExposureLeg(
                pair.opportunity().leg(leg).account(),
                bet.ticket(),
                bet.odds(),
                bet.stake(),
                status(bet));
    }

    private static String status(BetState bet) {
        SettlementOutcome outcome = bet.outcome();
        if (outcome != null) {
            return outcome.label();
        }
        return bet.unresolved() ? "unresolved" : bet.status().label();
    }
}
