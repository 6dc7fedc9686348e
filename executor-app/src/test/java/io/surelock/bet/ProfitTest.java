package io.surelock.bet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Objects;

/** What a settled bet earned. */
class ProfitTest {

    @ParameterizedTest(name = "{0} {1} {2} at {3}")
    @CsvSource({
        // side, stake, currency, odds, won, lost, half won, half lost
        "BACK, 100.00, EUR, 2.1000, 110.00, -100.00, 55.00, -50.00",
        "LAY, 100.00, EUR, 2.1000, 100.00, -110.00, 50.00, -55.00",
        "BACK, 102.44, EUR, 2.0500, 107.56, -102.44, 53.78, -51.22",
        "BACK, 1000, JPY, 1.9505, 951, -1000, 475, -500",
        "LAY, 1000, JPY, 1.9505, 1000, -951, 500, -475",
        "BACK, 10.125, KWD, 1.5555, 5.624, -10.125, 2.812, -5.063",
        "LAY, 10.125, KWD, 1.5555, 10.125, -5.624, 5.063, -2.812",
        // exactly half a minor unit goes away from zero, on both sides of it
        "BACK, 0.01, EUR, 1.5000, 0.01, -0.01, 0.00, -0.01",
        "LAY, 0.01, EUR, 1.5000, 0.01, -0.01, 0.01, 0.00",
        "BACK, 1, JPY, 2.0000, 1, -1, 1, -1",
        "LAY, 3, JPY, 1.5000, 3, -2, 2, -1",
        // just below half
        "BACK, 0.01, EUR, 1.4999, 0.00, -0.01, 0.00, -0.01",
        // rounding twice would make the half win 1
        "BACK, 1, JPY, 1.9000, 1, -1, 0, -1"
    })
    void isRoundedOnceAndHalfUp(
            Side side,
            String stake,
            String currency,
            String odds,
            String won,
            String lost,
            String halfWon,
            String halfLost) {
        Money staked = Money.of(stake, currency);
        Odds at = Odds.of(odds);

        assertThat(profit(side, staked, at, SettlementOutcome.WON)).isEqualTo(won);
        assertThat(profit(side, staked, at, SettlementOutcome.LOST)).isEqualTo(lost);
        assertThat(profit(side, staked, at, SettlementOutcome.HALF_WON)).isEqualTo(halfWon);
        assertThat(profit(side, staked, at, SettlementOutcome.HALF_LOST)).isEqualTo(halfLost);
        assertThat(Money.of(profit(side, staked, at, SettlementOutcome.VOID), currency))
                .isEqualTo(Money.zero(currency));
    }

    @ParameterizedTest
    @EnumSource
    void isNotKnownOfABetThatIsOnlySettled(Side side) {
        Money stake = Money.of("1", "EUR");

        assertThat(Profit.of(side, stake, Odds.of("2"), SettlementOutcome.SETTLED)).isNull();
    }

    @Test
    void losesAtMostTheStakeOfABackBetAndTheNetOddsOfALayBet() {
        Money stake = Money.of("100.00", "EUR");

        assertThat(Profit.largestLoss(Side.BACK, stake, Odds.of("3.5"))).hasToString("100.00 EUR");
        assertThat(Profit.largestLoss(Side.LAY, stake, Odds.of("3.5"))).hasToString("250.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "5000000000000, 1.0001, false",
        "4999500049995, 1.0001, true",
        "2500000000000, 2.0000, true",
        "2500000000001, 2.0000, false",
        "50000000, 100000, true",
        "50000001, 100000, false",
        "10000000000000, 100000, false"
    })
    void isBoundedSoThatTwoBetsTogetherCanBeHeld(long stake, String odds, boolean bounded) {
        Money staked = new Money(stake, "EUR");

        assertThat(Profit.isBounded(staked, Odds.of(odds))).isEqualTo(bounded);
        if (bounded) {
            for (Side side : Side.values()) {
                Money loss = Profit.largestLoss(side, staked, Odds.of(odds));
                assertThat(loss.plus(loss).minorUnits()).isLessThan(Money.MAX_MINOR_UNITS);
            }
        }
    }

    private static String profit(Side side, Money stake, Odds odds, SettlementOutcome outcome) {
        return Objects.requireNonNull(Profit.of(side, stake, odds, outcome)).amount();
    }
}
