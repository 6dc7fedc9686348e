package io.surelock.bet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddsTest {

    @ParameterizedTest
    @CsvSource({"2.1, 21000, 2.1000", "1.0001, 10001, 1.0001", "100000, 1000000000, 100000.0000"})
    void areTenThousandths(String text, long tenThousandths, String written) {
        assertThat(Odds.of(text).tenThousandths()).isEqualTo(tenThousandths);
        assertThat(Odds.of(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0000", "0.5", "0", "-2", "100000.0001"})
    void areOverOneAndAtMostAHundredThousand(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Odds.of(text))
                .withMessageStartingWith("odds must be over 1 and at most 100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.10001", "1E+999999999", "1E-999999999"})
    void haveAtMostFourDecimalsAndNotTooManyDigits(String text) {
        assertThatThrownBy(() -> Odds.of(text)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void compareAsNumbers() {
        assertThat(Odds.of("2.1")).isEqualTo(Odds.of("2.1000")).isGreaterThan(Odds.of("2.0999"));
    }

    @Test
    void winOneLessThanTheyPay() {
        assertThat(Odds.of("2.1").netTenThousandths()).isEqualTo(11_000);
    }
}
