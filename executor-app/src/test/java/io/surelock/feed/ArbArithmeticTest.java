package io.surelock.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArbArithmeticTest {

    @ParameterizedTest
    @CsvSource({
        "20001, 20000",
        "15000, 30001",
        "10001, 100010001",
        "12500, 50001",
        "100000000, 10002",
    })
    void findsAnArbByTheSmallestStepOverTheBorder(int a, int b) {
        assertThat(ArbArithmetic.isArb(a, b)).isTrue();
        assertThat(ArbArithmetic.isArb(b, a)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"20000, 20000", "15000, 30000", "12500, 50000", "10001, 100010000"})
    void isNoArbWhereTheSumIsExactlyOne(int a, int b) {
        assertThat(ArbArithmetic.isArb(a, b)).isFalse();
        assertThat(ArbArithmetic.isArb(b, a)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10000, 100000000", "9999, 100000000", "0, 30000", "-20000, -20000"})
    void isNoArbWhereAPriceIsNotOverOne(int a, int b) {
        assertThat(ArbArithmetic.isArb(a, b)).isFalse();
        assertThat(ArbArithmetic.isArb(b, a)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "21000, 20500, 10244",
        "20000, 20000, 10000",
        "10001, 20000, 5001",
        "16000, 25600, 6250",
        "18000, 21100, 8531",
        "10001, 100000000, 1",
    })
    void roundsTheHedgeStakeHalfUpToCents(int positiveOdds, int hedgeOdds, long cents) {
        assertThat(ArbArithmetic.hedgeStakeCents(10_000, positiveOdds, hedgeOdds)).isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource({"10244, 20500, 10756", "10000, 21000, 11000", "1, 15000, 1", "1, 14999, 0"})
    void roundsTheProfitOfAWonBetHalfUpToCents(long stake, int odds, long cents) {
        assertThat(ArbArithmetic.wonProfitCents(stake, odds)).isEqualTo(cents);
    }

    @Test
    void promisesTheSmallerOfTheTwoProfits() {
        FeedArb arb = Arbs.staked(21_000, 20_500);

        // 110.00 − 102.44 if the positive leg wins, 107.56 − 100.00 if the hedge wins.
        assertThat(arb.expectedProfitCents()).isEqualTo(756);
    }

    @Test
    void promisesTheHedgesProfitWhereRoundingMadeItTheSmaller() {
        FeedArb arb = Arbs.staked(18_000, 26_700);

        // The hedge of 67.415… is 67.42: 80.00 − 67.42 = 12.58, 112.59 − 100.00 = 12.59.
        assertThat(arb.hedge().stakeCents()).isEqualTo(6_742);
        assertThat(arb.expectedProfitCents()).isEqualTo(1_258);
    }
}
