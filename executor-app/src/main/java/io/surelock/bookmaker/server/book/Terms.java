package io.surelock.bookmaker.server.book;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.bookmaker.server.script.BetPlan;
import io.surelock.bookmaker.server.script.Fault;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/** What a bet is taken at: as asked, unless its plan says otherwise. */
record Terms(Money stake, Odds odds) {

    /** The part of the profit that {@link Fault#WRONG_ODDS} takes or adds, one in this many. */
    private static final long WORSE_BY = 20;

    static Terms of(Slip slip, BetPlan plan) {
        return new Terms(stake(slip, plan), odds(slip, plan));
    }

    /** Down to whole minor units, at least one of them, at most the stake asked. */
    private static Money stake(Slip slip, BetPlan plan) {
        Money asked = slip.stake();
        if (plan.has(Fault.WRONG_STAKE)) {
            return new Money(Math.max(1, asked.minorUnits() / 2), asked.currency());
        }
        BigDecimal matched = plan.matched();
        if (matched == null || matched.compareTo(asked.toBigDecimal()) >= 0) {
            return asked;
        }
        int decimals = Money.decimals(asked.currency());
        Money part = Money.of(matched.setScale(decimals, RoundingMode.DOWN), asked.currency());
        return part.isPositive() ? part : new Money(1, asked.currency());
    }

    /** A back bet gets worse with lower odds, a lay bet with higher ones. */
    private static Odds odds(Slip slip, BetPlan plan) {
        Odds asked = slip.odds();
        if (!plan.has(Fault.WRONG_ODDS)) {
            return Objects.requireNonNullElse(plan.odds(), asked);
        }
        long step = Math.max(1, asked.netTenThousandths() / WORSE_BY);
        return slip.side() == Side.BACK
                ? new Odds(Math.max(Odds.ONE + 1, asked.tenThousandths() - step))
                : new Odds(Math.min(Odds.MAX, asked.tenThousandths() + step));
    }
}
