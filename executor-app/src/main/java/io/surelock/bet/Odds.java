package io.surelock.bet;

import java.math.BigDecimal;

/**
 * Decimal odds in ten-thousandths: 2.1000 is 21,000.
 *
 * @param tenThousandths over 10,000 (odds of 1 pay nothing) and at most {@link #MAX}
 */
public record Odds(long tenThousandths) implements Comparable<Odds> {

    /** Odds of 1.0000, the exclusive lower bound. */
    public static final long ONE = 10_000;

    /** Odds of 100,000.0000: above this a price is taken for a mistake. */
    public static final long MAX = 100_000 * ONE;

    private static final int SCALE = 4;

    public Odds {
        if (tenThousandths <= ONE || tenThousandths > MAX) {
            throw new IllegalArgumentException(
                    "odds must be over 1 and at most 100000, not "
                            + BigDecimal.valueOf(tenThousandths, SCALE).toPlainString());
        }
    }

    /**
     * Exact conversion.
     *
     * @throws ArithmeticException if there are more than four decimals or too many digits
     * @throws IllegalArgumentException if out of range
     */
    public static Odds of(BigDecimal value) {
        return new Odds(Decimals.scaled(value, SCALE));
    }

    public static Odds of(String value) {
        return of(new BigDecimal(value));
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(tenThousandths, SCALE);
    }

    /** What one unit of stake wins, in ten-thousandths: odds minus one. */
    public long netTenThousandths() {
        return tenThousandths - ONE;
    }

    @Override
    public int compareTo(Odds other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
