package io.surelock.bet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Decimal4Test {

    @ParameterizedTest
    @CsvSource({
        "7.56, 75600, 7.56",
        "-0.25, -2500, -0.25",
        "0, 0, 0.00",
        "2.5, 25000, 2.50",
        "1.2345, 12345, 1.2345",
        "922337203685477.5807, 9223372036854775807, 922337203685477.5807"
    })
    void isHeldExactly(String text, long tenThousandths, String written) {
        assertThat(Decimal4.of(text).tenThousandths()).isEqualTo(tenThousandths);
        assertThat(Decimal4.of(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00001", "922337203685477.5808", "1E+999999999", "1E-999999999"})
    void refusesWhatItCannotHold(String text) {
        assertThatThrownBy(() -> Decimal4.of(text)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"2.5, 0, 2.5", "2.5, 4, 2.5000", "100, 0, 100", "0.75, 1, 0.75"})
    void isWrittenWithAtLeastSoManyDecimals(String text, int decimals, String written) {
        assertThat(Decimal4.of(text).toPlainString(decimals)).isEqualTo(written);
    }
}
