package io.surelock.bet;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/**
 * What a settled bet earned, and what an open one can lose. Rounded once, HALF_UP, to minor units.
 */
public final class Profit {

    /**
     * The largest stake times odds of one bet, in minor units: half of what {@link Money} holds, so
     * that neither a profit nor a loss of two bets together can leave its range.
     */
    public static final long MAX_RETURN_MINOR_UNITS = Money.MAX_MINOR_UNITS / 2;

    private Profit() {}

    /** Whether stake times odds is at most {@link #MAX_RETURN_MINOR_UNITS}. */
    public static boolean isBounded(Money stake, Odds odds) {
        BigInteger bound =
                BigInteger.valueOf(MAX_RETURN_MINOR_UNITS).multiply(BigInteger.valueOf(Odds.ONE));
        return BigInteger.valueOf(stake.minorUnits())
                        .multiply(BigInteger.valueOf(odds.tenThousandths()))
                        .compareTo(bound)
                <= 0;
    }

    /**
     * Profit of an accepted bet; negative when it lost money.
     *
     * @return null for {@link SettlementOutcome#SETTLED}: the bookmaker did not tell
     */
    public static @Nullable Money of(Side side, Money stake, Odds odds, SettlementOutcome outcome) {
        return switch (outcome) {
            case WON -> won(side, stake, odds, 1);
            case LOST -> lost(side, stake, odds, 1);
            case HALF_WON -> won(side, stake, odds, 2);
            case HALF_LOST -> lost(side, stake, odds, 2);
            case VOID -> Money.zero(stake.currency());
            case SETTLED -> null;
        };
    }

    /** The largest loss an accepted bet can still bring, as a positive amount. */
    public static Money largestLoss(Side side, Money stake, Odds odds) {
        return lost(side, stake, odds, 1).negated();
    }

    private static Money won(Side side, Money stake, Odds odds, int divisor) {
        return side == Side.BACK ? winnings(stake, odds, divisor) : stake.scaled(1, divisor);
    }

    private static Money lost(Side side, Money stake, Odds odds, int divisor) {
        return side == Side.BACK
                ? stake.negated().scaled(1, divisor)
                : winnings(stake.negated(), odds, divisor);
    }

    private static Money winnings(Money stake, Odds odds, int divisor) {
        return stake.scaled(odds.netTenThousandths(), Odds.ONE * divisor);
    }
}
