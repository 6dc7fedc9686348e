package io.surelock.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.util.Locale;

class FeedArbTest {

    @Test
    void refusesBothLegsAtOneBookmaker() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arbs.of("alpha", 21_000, "alpha", 21_000))
                .withMessageContaining("both legs at alpha");
    }

    @Test
    void refusesOddsThatAreNoArb() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arbs.staked(20_000, 20_000))
                .withMessageContaining("P-1 is no arb");
    }

    @Test
    void refusesOddsOfOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arbs.staked(10_000, 30_000))
                .withMessageContaining("over 1");
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, 10, 2.5, false",
        "-0.25, -1, -0.25, true",
        "0, 0, 0, false",
        "0.75, 3, 0.75, true",
        "-3.00, -12, -3, false"
    })
    void countsALineInQuarters(BigDecimal value, int quarters, String shown, boolean split) {
        Line line = Line.of(value);

        assertThat(line.quarters()).isEqualTo(quarters);
        assertThat(line).hasToString(shown);
        assertThat(line.isSplit()).isEqualTo(split);
        assertThat(line.value()).isEqualByComparingTo(value);
        assertThat(line.negated().value()).isEqualByComparingTo(value.negate());
    }

    @ParameterizedTest
    @EnumSource(LegResult.class)
    void theOppositeOfTheOppositeIsTheResultItself(LegResult result) {
        assertThat(result.opposite().opposite()).isEqualTo(result);
        assertThat(result.code()).isEqualTo(result.name().toLowerCase(Locale.ROOT));
    }
}
