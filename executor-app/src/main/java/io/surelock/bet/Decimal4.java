package io.surelock.bet;

import java.math.BigDecimal;

/**
 * A signed decimal with at most four places, held exactly in ten-thousandths. Used for what
 * Surelock passes on without computing with it: a producer's expected profit, a handicap.
 *
 * @param tenThousandths the value times 10,000
 */
public record Decimal4(long tenThousandths) {

    static final int SCALE = 4;

    /**
     * Exact conversion.
     *
     * @throws ArithmeticException if there are more than four decimals or too many digits
     */
    public static Decimal4 of(BigDecimal value) {
        return new Decimal4(Decimals.scaled(value, SCALE));
    }

    public static Decimal4 of(String value) {
        return of(new BigDecimal(value));
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(tenThousandths, SCALE);
    }

    /** Plain notation with at least {@code decimals} places and no further trailing zeros. */
    public String toPlainString(int decimals) {
        BigDecimal stripped = toBigDecimal().stripTrailingZeros();
        return stripped.setScale(Math.max(decimals, stripped.scale())).toPlainString();
    }

    @Override
    public String toString() {
        return toPlainString(2);
    }
}
