package io.surelock.bet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "100.00, EUR, 10000, 100.00 EUR",
        "100, EUR, 10000, 100.00 EUR",
        "100.000, EUR, 10000, 100.00 EUR",
        "1E+2, EUR, 10000, 100.00 EUR",
        "-0.01, EUR, -1, -0.01 EUR",
        "250, JPY, 250, 250 JPY",
        "1.234, KWD, 1234, 1.234 KWD",
        "100000000000.00, EUR, 10000000000000, 100000000000.00 EUR"
    })
    void countsInMinorUnits(String amount, String currency, long minorUnits, String written) {
        assertThat(Money.of(amount, currency).minorUnits()).isEqualTo(minorUnits);
        assertThat(Money.of(amount, currency)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({"0.001, EUR", "0.5, JPY", "0.0001, KWD"})
    void refusesMoreDecimalsThanTheCurrencyHas(String amount, String currency) {
        assertThatThrownBy(() -> Money.of(amount, currency))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000000.01", "-100000000000.01"})
    void refusesAnAmountOneMinorUnitTooLarge(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, "EUR"))
                .withMessageContaining("too large");
    }

    @Test
    void refusesTheSmallestLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(Long.MIN_VALUE, "EUR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "0E+999999999", "1E-999999999", "1E+2147483647"})
    void refusesAbsurdExponentsWithoutComputingThem(String amount) {
        assertThatThrownBy(() -> Money.of(new BigDecimal(amount), "EUR"))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "ABC", "€"})
    void refusesAnUnknownCurrencyInWords(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", currency))
                .withMessage("\"" + currency + "\" is not the code of a currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU"})
    void refusesACurrencyWithoutMinorUnits(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", currency))
                .withMessage(currency + " has no minor units");
    }

    @Test
    void addsOnlyWithinOneCurrency() {
        assertThat(Money.of("1.10", "EUR").plus(Money.of("-2.20", "EUR"))).hasToString("-1.10 EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
                .withMessage("cannot add USD to EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2, 1",
        "-1, 1, 2, -1",
        "3, 1, 2, 2",
        "-3, 1, 2, -2",
        "1, 1, 3, 0",
        "2, 1, 3, 1",
        "-2, 1, 3, -1",
        "10000000000000, 99999, 100000, 9999900000000"
    })
    void scalesRoundingOnceAndHalfAwayFromZero(long units, long by, long per, long expected) {
        assertThat(new Money(units, "EUR").scaled(by, per).minorUnits()).isEqualTo(expected);
    }

    @Test
    void scalesThroughProductsThatNoLongHolds() {
        Money largest = new Money(Money.MAX_MINOR_UNITS, "EUR");

        assertThat(largest.scaled(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(largest);
    }

    @Test
    void isPositiveOnlyAboveZero() {
        assertThat(Money.zero("EUR").isPositive()).isFalse();
        assertThat(new Money(1, "EUR").isPositive()).isTrue();
        assertThat(new Money(1, "EUR").negated().isPositive()).isFalse();
    }
}
