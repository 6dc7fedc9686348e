package io.surelock.bet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in the minor units of an ISO 4217 currency; negative amounts are losses. All arithmetic
 * is exact or throws.
 *
 * @param minorUnits cents for EUR, yen for JPY; between ±{@link #MAX_MINOR_UNITS}
 * @param currency ISO 4217 code of a currency that has minor units
 */
public record Money(long minorUnits, String currency) {

    /** Ten million million minor units: above this an amount is taken for a mistake. */
    public static final long MAX_MINOR_UNITS = 10_000_000_000_000L;

    public Money {
        decimals(currency);
        if (minorUnits > MAX_MINOR_UNITS || minorUnits < -MAX_MINOR_UNITS) {
            throw new IllegalArgumentException("the amount is too large: " + minorUnits);
        }
    }

    /**
     * Exact conversion.
     *
     * @throws ArithmeticException if the amount has more decimals than the currency, or too many
     *     digits
     * @throws IllegalArgumentException if the currency is unknown or the amount too large
     */
    public static Money of(BigDecimal amount, String currency) {
        return new Money(Decimals.scaled(amount, decimals(currency)), currency);
    }

    public static Money of(String amount, String currency) {
        return of(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * How many decimals the currency has.
     *
     * @throws IllegalArgumentException if the code is unknown or has no minor units (XXX, XAU)
     */
    public static int decimals(String currency) {
        int digits = find(currency).getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException(currency + " has no minor units");
        }
        return digits;
    }

    private static Currency find(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Identifiers.quote(code) + " is not the code of a currency", e);
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /** This amount times {@code numerator / denominator}, rounded once, HALF_UP. */
    public Money scaled(long numerator, long denominator) {
        BigInteger product = BigInteger.valueOf(minorUnits).multiply(BigInteger.valueOf(numerator));
        BigDecimal quotient =
                new BigDecimal(product)
                        .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP);
        return new Money(quotient.longValueExact(), currency);
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(minorUnits, decimals(currency));
    }

    /** The amount alone, with the currency's decimals: {@code 100.00}. */
    public String amount() {
        return toBigDecimal().toPlainString();
    }

    @Override
    public String toString() {
        return amount() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return other;
    }
}
