package io.surelock.feed;

import java.math.BigDecimal;

/**
 * The line of a handicap or totals market, in quarters: 2.5 goals are 10, a handicap of −0.25 is
 * −1.
 *
 * @param quarters the line times four, any sign
 */
public record Line(int quarters) {

    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal QUARTERS_PER_UNIT = BigDecimal.valueOf(4);

    /**
     * The line of a decimal number.
     *
     * @param value a multiple of 0.25
     * @throws ArithmeticException if the value is no multiple of 0.25 or does not fit
     */
    public static Line of(BigDecimal value) {
        return new Line(value.multiply(QUARTERS_PER_UNIT).intValueExact());
    }

    /** The line as a number, with two decimals. */
    public BigDecimal value() {
        return QUARTER.multiply(BigDecimal.valueOf(quarters));
    }

    /** The same handicap seen from the other side. */
    public Line negated() {
        return new Line(Math.negateExact(quarters));
    }

    /**
     * Whether the stake is split in two halves, one on the half line below and one on that above:
     * lines ending in .25 and .75.
     */
    public boolean isSplit() {
        return quarters % 2 != 0;
    }

    /** The number without needless zeros: {@code 2.5}, {@code -0.25}, {@code 0}. */
    @Override
    public String toString() {
        return value().stripTrailingZeros().toPlainString();
    }
}
