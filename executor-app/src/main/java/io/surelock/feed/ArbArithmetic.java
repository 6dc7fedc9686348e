package io.surelock.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The exact arithmetic of arbs. Odds are ten-thousandths, money is cents; nothing overflows
 * silently.
 */
public final class ArbArithmetic {

    /** Odds of 1 (the stake back, nothing won) in ten-thousandths. */
    public static final int ODDS_ONE = 10_000;

    private ArbArithmetic() {}

    /**
     * Whether backing both sides of a two-way market wins whatever happens: both odds over 1 and
     * {@code 1/a + 1/b < 1}, which is {@code a + b < a × b} without a division. A sum of exactly 1
     * is no arb.
     *
     * @param a odds of one side, in ten-thousandths
     * @param b odds of the other side, in ten-thousandths
     */
    public static boolean isArb(int a, int b) {
        if (a <= ODDS_ONE || b <= ODDS_ONE) {
            return false;
        }
        return ODDS_ONE * ((long) a + b) < Math.multiplyExact((long) a, (long) b);
    }

    /**
     * The hedge stake whose return equals that of the positive leg: {@code positive stake ×
     * positive odds / hedge odds}, HALF_UP to cents.
     */
    public static long hedgeStakeCents(long positiveStakeCents, int positiveOdds, int hedgeOdds) {
        return BigDecimal.valueOf(positiveStakeCents)
                .multiply(BigDecimal.valueOf(positiveOdds))
                .divide(BigDecimal.valueOf(hedgeOdds), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Profit of a won back bet: {@code stake × (odds − 1)}, HALF_UP to cents. */
    public static long wonProfitCents(long stakeCents, int odds) {
        return BigDecimal.valueOf(stakeCents)
                .multiply(BigDecimal.valueOf((long) odds - ODDS_ONE))
                .divide(BigDecimal.valueOf(ODDS_ONE), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The smaller profit of the two cases in which one leg wins and the other loses. */
    static long certainProfitCents(FeedLeg positive, FeedLeg hedge) {
        return Math.min(profitIfWon(positive, hedge), profitIfWon(hedge, positive));
    }

    private static long profitIfWon(FeedLeg winner, FeedLeg loser) {
        return Math.subtractExact(
                wonProfitCents(winner.stakeCents(), winner.odds()), loser.stakeCents());
    }
}
