package io.surelock.feed.football;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.feed.LegResult;
import io.surelock.feed.Line;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class SettlementTest {

    @ParameterizedTest
    @CsvSource({
        // goals home, away, line of the home side, result of a bet on home
        "1, 0,  0,    WON",
        "1, 1,  0,    VOID",
        "0, 1,  0,    LOST",
        "1, 1,  0.5,  WON",
        "1, 1, -0.5,  LOST",
        "2, 1, -1,    VOID",
        "3, 1, -1,    WON",
        "1, 1, -1,    LOST",
        "1, 2,  1,    VOID",
        "1, 1, -0.25, HALF_LOST",
        "2, 1, -0.25, WON",
        "1, 2, -0.25, LOST",
        "1, 1,  0.25, HALF_WON",
        "0, 1,  0.25, LOST",
        "2, 1, -0.75, HALF_WON",
        "1, 1, -0.75, LOST",
        "3, 1, -0.75, WON",
        "1, 2,  0.75, HALF_LOST",
        "1, 1,  0.75, WON",
        "2, 1, -1.25, HALF_LOST",
        "3, 1, -1.25, WON",
        "3, 1, -1.75, HALF_WON",
        "0, 1,  1.25, HALF_WON",
        "0, 2,  1.75, HALF_LOST",
        "0, 3,  1.75, LOST",
    })
    void settlesAHandicapByTheScore(int home, int away, BigDecimal line, LegResult result) {
        Score score = new Score(home, away);
        Line homeLine = Line.of(line);

        assertThat(HandicapSettlement.home(score, homeLine)).isEqualTo(result);
        assertThat(HandicapSettlement.away(score, homeLine.negated())).isEqualTo(result.opposite());
        assertThat(HandicapSettlement.away(new Score(away, home), homeLine)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        // goals home, away, line, result of a bet on over
        "2, 1, 2.5,  WON",
        "1, 1, 2.5,  LOST",
        "0, 0, 2.5,  LOST",
        "1, 1, 2,    VOID",
        "2, 1, 2,    WON",
        "1, 1, 2.25, HALF_LOST",
        "2, 1, 2.25, WON",
        "2, 1, 2.75, HALF_WON",
        "1, 1, 2.75, LOST",
        "2, 2, 2.75, WON",
    })
    void settlesATotalByTheScore(int home, int away, BigDecimal line, LegResult result) {
        Score score = new Score(home, away);

        assertThat(TotalsSettlement.over(score, Line.of(line))).isEqualTo(result);
        assertThat(TotalsSettlement.under(score, Line.of(line))).isEqualTo(result.opposite());
    }

    @Test
    void bothSidesOfAHandicapAreAlwaysSettledAsOpposites() {
        for (int quarters = -20; quarters <= 20; quarters++) {
            for (int home = 0; home <= 5; home++) {
                for (int away = 0; away <= 5; away++) {
                    Score score = new Score(home, away);
                    Line line = new Line(quarters);
                    assertThat(HandicapSettlement.away(score, line.negated()))
                            .isEqualTo(HandicapSettlement.home(score, line).opposite());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "201, 0"})
    void thereIsNoSuchScore(int home, int away) {
        Assertions.assertThatIllegalArgumentException().isThrownBy(() -> new Score(home, away));
    }
}
