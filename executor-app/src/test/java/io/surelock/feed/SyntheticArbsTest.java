package io.surelock.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

class SyntheticArbsTest {

    private static final int MANY = 20_000;

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(first(500, "demo", 7)).isEqualTo(first(500, "demo", 7));
    }

    @Test
    void differsForAnotherSeed() {
        assertThat(first(5, "demo", 7)).isNotEqualTo(first(5, "demo", 8));
    }

    @Test
    void everyPairHasItsOwnIdOfTheAllowedAlphabet() {
        Set<String> ids = new HashSet<>();
        for (FeedArb arb : first(MANY, "demo", 1)) {
            assertThat(arb.pairId()).matches("[A-Za-z0-9._@-]{1,64}");
            ids.add(arb.pairId());
        }

        assertThat(ids).hasSize(MANY);
    }

    @Test
    void everyPairIsAnArbAtPricesOfTwoDecimalsWithAPlausibleProfit() {
        for (FeedArb arb : first(MANY, "demo", 2)) {
            assertThat(arb.positive().odds()).isLessThanOrEqualTo(arb.hedge().odds());
            assertThat(arb.positive().odds() % 100).isZero();
            assertThat(arb.hedge().odds() % 100).isZero();
            assertThat(arb.positive().stakeCents()).isEqualTo(10_000);
            assertThat(arb.expectedProfitCents()).isBetween(0L, 1_000L);
        }
    }

    @Test
    void bothLegsAreOppositeSidesOfOneMarket() {
        for (FeedArb arb : first(MANY, "demo", 3)) {
            FeedSelection positive = arb.positive().selection();
            FeedSelection hedge = arb.hedge().selection();
            assertThat(positive.marketId()).isEqualTo(hedge.marketId());
            assertThat(positive.selectionId()).isNotEqualTo(hedge.selectionId());
            assertThat(opposite(arb.event().sport(), positive.handicap()))
                    .isEqualTo(hedge.handicap());
        }
    }

    @Test
    void mostPairsEndAsExpectedAndEveryOtherEndingAppears() {
        Map<SyntheticEnding, Integer> endings = new EnumMap<>(SyntheticEnding.class);
        for (FeedArb arb : first(MANY, "demo", 4)) {
            endings.merge(ending(arb), 1, Integer::sum);
        }

        assertThat(endings).containsOnlyKeys(SyntheticEnding.values());
        assertThat(endings.get(SyntheticEnding.DECIDED)).isBetween(17_700, 18_300);
        assertThat(endings.get(SyntheticEnding.BOTH_VOID)).isBetween(1_000, 1_400);
        assertThat(endings.get(SyntheticEnding.HALVES)).isBetween(300, 500);
    }

    @Test
    void halvesOnlyComeOfQuarterLines() {
        for (FeedArb arb : first(MANY, "demo", 5)) {
            if (ending(arb) == SyntheticEnding.HALVES) {
                Line line = arb.positive().selection().handicap();
                assertThat(line).isNotNull().matches(Line::isSplit);
            }
        }
    }

    @Test
    void eitherLegWinsAboutAsOftenAsItsOddsSay() {
        long won =
                first(MANY, "demo", 6).stream()
                        .filter(arb -> ending(arb) == SyntheticEnding.DECIDED)
                        .filter(arb -> arb.positive().result() == LegResult.WON)
                        .count();

        // Positive odds lie evenly between 1.40 and 2.00: 58 to 62 of 100 decided pairs.
        assertThat(won).isBetween(10_200L, 11_300L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a:b", "twenty-five-letters-are-to"})
    void refusesAPrefixThatMakesIllFormedPairIds(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SyntheticArbs(prefix, 1));
    }

    private static List<FeedArb> first(int count, String prefix, long seed) {
        SyntheticArbs arbs = new SyntheticArbs(prefix, seed);
        return IntStream.range(0, count).mapToObj(i -> arbs.next()).toList();
    }

    private static @Nullable Line opposite(String sport, @Nullable Line line) {
        return line != null && sport.equals("football") ? line.negated() : line;
    }

    private static SyntheticEnding ending(FeedArb arb) {
        LegResult positive = arb.positive().result();
        LegResult hedge = arb.hedge().result();
        if (positive == LegResult.VOID || hedge == LegResult.VOID) {
            return positive == hedge ? SyntheticEnding.BOTH_VOID : SyntheticEnding.ONE_VOID;
        }
        if (positive == hedge) {
            return positive == LegResult.WON ? SyntheticEnding.BOTH_WON : SyntheticEnding.BOTH_LOST;
        }
        assertThat(hedge).isEqualTo(positive.opposite());
        return positive == LegResult.WON || positive == LegResult.LOST
                ? SyntheticEnding.DECIDED
                : SyntheticEnding.HALVES;
    }
}
