package io.surelock.feed.football;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.surelock.feed.FeedArb;
import io.surelock.feed.FeedLeg;
import io.surelock.feed.LegResult;
import io.surelock.feed.Line;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

class FootballArbFinderTest {

    @TempDir Path folder;

    @Test
    void findsTheArbsOfASeasonInFileOrderAndMarketOrder() throws URISyntaxException {
        List<FootballArb> arbs = FootballCsv.arbsOf(resource("made-up-season.csv"));

        assertThat(arbs.stream().map(FootballArbFinderTest::summary))
                .containsExactly(
                        "fd-X1-20210814-1-ou-open under@bet365 2.5 lost, over@market-a 2.5 won",
                        "fd-X1-20210814-1-ah-open home@pinnacle -0.25 won, away@market-b 0.25 lost",
                        "fd-X1-20210814-1-ah-close home@bet365 -0.5 won, away@market-b 0.5 lost",
                        "fd-X1-20210816-3-ou-open under@market-b 2.5 won, over@market-a 2.5 lost",
                        "fd-X1-20210816-3-ah-open home@market-a 0 void, away@market-b 0 void",
                        "fd-X2-20210817-4-ou-close over@pinnacle 2.5 lost, under@market-b 2.5 won",
                        "fd-X2-20210817-4-ah-close away@market-b -0.75 lost, home@pinnacle 0.75"
                                + " won");
    }

    @Test
    void givesEveryFigureOfAnArb() {
        FootballArb found = football().match("Max>2.5=2.1", "Max<2.5=2.05").arbs().getFirst();

        FeedArb arb = found.arb();
        assertThat(found.match().score()).isEqualTo(new Score(2, 1));
        assertThat(found.market()).isEqualTo(FootballMarket.TOTALS_OPEN);
        assertThat(found.line()).isEqualTo(new Line(10));
        assertThat(arb.pairId()).isEqualTo("fd-X1-20210814-1-ou-open");
        assertThat(arb.event().name()).isEqualTo("Northwick - Easterby");
        assertThat(arb.event().sport()).isEqualTo("football");
        assertThat(arb.positive().selection().selectionId()).isEqualTo("under");
        assertThat(arb.positive().odds()).isEqualTo(20_500);
        assertThat(arb.positive().stakeCents()).isEqualTo(10_000);
        assertThat(arb.positive().result()).isEqualTo(LegResult.LOST);
        assertThat(arb.hedge().selection().selectionId()).isEqualTo("over");
        assertThat(arb.hedge().odds()).isEqualTo(21_000);
        assertThat(arb.hedge().stakeCents()).isEqualTo(9_762);
        assertThat(arb.hedge().result()).isEqualTo(LegResult.WON);
        assertThat(arb.expectedProfitCents()).isEqualTo(738);
    }

    @Test
    void readsTheKickOffAsBritishTime() {
        FeedArb summer = football().match("Max>2.5=2.1", "Max<2.5=2.1").arb();
        FeedArb winter = football().match("Date=18/12/2021", "Max>2.5=2.1", "Max<2.5=2.1").arb();
        FeedArb unknown = football().match("Time=", "Max>2.5=2.1", "Max<2.5=2.1").arb();

        assertThat(summer.event().startsAt()).isEqualTo(Instant.parse("2021-08-14T14:00:00Z"));
        assertThat(winter.event().startsAt()).isEqualTo(Instant.parse("2021-12-18T15:00:00Z"));
        assertThat(unknown.event().startsAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // prices of Bet365 and Pinnacle for over and under where the best are 2.2 and 2.1
        "2.2, 2.2, 2.05, 2.1, bet365, pinnacle",
        "2.1, 2.2, 2.1, 2.1, pinnacle, bet365",
        "2.1, 2.1, 2.1, 2.1, market-a, bet365",
        "2.2, 2.2, 2.05, 2.05, bet365, market-b",
        "2.1, 2.2, 2.05, 2.05, pinnacle, market-b",
        "2.1, 2.15, 2, 2, market-a, market-b",
        "2.1, 2.1, 2, 2.1, market-a, pinnacle",
        "'', '', '', '', market-a, market-b",
    })
    void aPriceIsBet365sBeforePinnaclesBeforeAnUnnamedBookmakers(
            String bet365Over,
            String pinnacleOver,
            String bet365Under,
            String pinnacleUnder,
            String over,
            String under) {
        FeedArb arb =
                football()
                        .match(
                                "B365>2.5=" + bet365Over,
                                "P>2.5=" + pinnacleOver,
                                "B365<2.5=" + bet365Under,
                                "P<2.5=" + pinnacleUnder,
                                "Max>2.5=2.2",
                                "Max<2.5=2.1")
                        .arb();

        assertThat(arb.hedge().bookmaker()).isEqualTo(over);
        assertThat(arb.positive().bookmaker()).isEqualTo(under);
    }

    @Test
    void isNoArbWhereOneBookmakerHasBothBestPrices() {
        assertThat(
                        football()
                                .match("B365>2.5=2.2", "B365<2.5=2.1", "Max>2.5=2.2", "Max<2.5=2.1")
                                .match("P>2.5=2.2", "P<2.5=2.1", "Max>2.5=2.2", "Max<2.5=2.1")
                                .arbs())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "2.00", "2.0000000", "02.0", "+2"})
    void comparesPricesAsNumbers(String price) {
        FeedArb arb = football().match("B365>2.5=" + price, "Max>2.5=2.00", "Max<2.5=2.05").arb();

        assertThat(arb.positive().bookmaker()).isEqualTo("bet365");
        assertThat(arb.positive().odds()).isEqualTo(20_000);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "1.5, 3", "1.25, 5", "1.9, 2.1", "1, 50", "0.9, 50", "0, 5", "-3, -3"})
    void isNoArbWhereTheSumIsOneOrMoreOrAPriceIsNotOverOne(String over, String under) {
        assertThat(football().match("Max>2.5=" + over, "Max<2.5=" + under).arbs()).isEmpty();
    }

    @Test
    void takesAnArbThatIsOnlyOneInTheFourthDecimal() {
        FeedArb arb = football().match("Max>2.5=2.0001", "Max<2.5=2").arb();

        assertThat(arb.positive().selection().selectionId()).isEqualTo("under");
        assertThat(arb.hedge().odds()).isEqualTo(20_001);
        assertThat(arb.hedge().stakeCents()).isEqualTo(10_000);
        assertThat(arb.expectedProfitCents()).isZero();
    }

    @Test
    void theFirstSideIsPositiveWhereTheOddsAreEqual() {
        List<FootballArb> arbs =
                football()
                        .match("Max>2.5=2.1", "Max<2.5=2.10", "AHh=0", "MaxAHH=2.1", "MaxAHA=2.1")
                        .arbs();

        assertThat(arbs.stream().map(found -> found.arb().positive().selection().selectionId()))
                .containsExactly("over", "home");
    }

    @ParameterizedTest
    @CsvSource({
        // hedge stake 100 × lower / higher, HALF_UP
        "2.1, 2.05, 97.62",
        "1.6, 2.69, 59.48",
        "1.6005, 4, 40.01",
        "1.6001, 4, 40",
        "2.5, 1.68, 67.2",
    })
    void roundsTheHedgeStakeHalfUp(String over, String under, BigDecimal stake) {
        FeedArb arb = football().match("Max>2.5=" + over, "Max<2.5=" + under).arb();

        assertThat(arb.hedge().stakeCents()).isEqualTo(stake.movePointRight(2).longValueExact());
    }

    @Test
    void theAwaySideHasTheNegativeOfTheHomeSidesLine() {
        FeedArb arb = football().match("AHh=-1.25", "MaxAHH=2.2", "MaxAHA=2.1").arb();

        assertThat(arb.positive().selection().selectionId()).isEqualTo("away");
        assertThat(arb.positive().selection().handicap()).isEqualTo(new Line(5));
        assertThat(arb.hedge().selection().handicap()).isEqualTo(new Line(-5));
        assertThat(arb.positive().result()).isEqualTo(LegResult.HALF_WON);
        assertThat(arb.hedge().result()).isEqualTo(LegResult.HALF_LOST);
        assertThat(arb.positive().selection().marketId())
                .isEqualTo(arb.hedge().selection().marketId());
    }

    @Test
    void takesClosingPricesAndLinesFromTheirOwnColumns() {
        List<FootballArb> arbs =
                football()
                        .match(
                                "MaxC>2.5=2.1",
                                "MaxC<2.5=2.2",
                                "B365C>2.5=2.1",
                                "PC<2.5=2.2",
                                "AHh=3",
                                "AHCh=-0.75",
                                "MaxCAHH=2.2",
                                "MaxCAHA=2.3",
                                "PCAHH=2.2",
                                "B365CAHA=2.3")
                        .arbs();

        assertThat(arbs.stream().map(FootballArbFinderTest::summary))
                .containsExactly(
                        "fd-X1-20210814-1-ou-close over@bet365 2.5 won, under@pinnacle 2.5 lost",
                        "fd-X1-20210814-1-ah-close home@pinnacle -0.75 half_won, away@bet365 0.75"
                                + " half_lost");
    }

    @Test
    void skipsAHandicapWithoutALineOnly() {
        assertThat(
                        ids(
                                football()
                                        .match(
                                                "AHh=",
                                                "MaxAHH=2.2",
                                                "MaxAHA=2.2",
                                                "AHCh=0",
                                                "MaxCAHH=2.2",
                                                "MaxCAHA=2.2")
                                        .match("MaxAHH=2.2", "MaxAHA=2.2", "AHCh=0.5")))
                .containsExactly("fd-X1-20210814-1-ah-close");
    }

    @Test
    void skipsAMarketWithoutBothPricesOnly() {
        assertThat(
                        ids(
                                football()
                                        .match("Max>2.5=2.2", "AHh=0", "MaxAHH=2.2", "MaxAHA=2.2")
                                        .match("Max<2.5=2.2", "B365>2.5=2.2")))
                .containsExactly("fd-X1-20210814-1-ah-open");
    }

    @Test
    void skipsARowWithoutAScoreButCountsItsNumber() {
        assertThat(
                        ids(
                                football()
                                        .match("FTHG=", "FTAG=", "Max>2.5=2.2", "Max<2.5=2.2")
                                        .match("FTAG=", "Max>2.5=2.2", "Max<2.5=2.2")
                                        .match("Max>2.5=2.2", "Max<2.5=2.2")
                                        .match("Max>2.5=1.2", "Max<2.5=1.2")
                                        .match(
                                                "Div=Y2",
                                                "Date=1/9/21",
                                                "Max>2.5=2.2",
                                                "Max<2.5=3")))
                .containsExactly("fd-X1-20210814-3-ou-open", "fd-Y2-20210901-5-ou-open");
    }

    @Test
    void saysThatThereAreNoMore() {
        try (FootballDataFile data = FootballDataFile.open(football().match().file())) {
            FootballArbFinder finder = new FootballArbFinder(data);

            assertThat(finder.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(finder::next);
        }
    }

    private FootballCsv football() {
        return new FootballCsv(folder);
    }

    private static List<String> ids(FootballCsv csv) {
        return csv.arbs().stream().map(found -> found.arb().pairId()).toList();
    }

    private static String summary(FootballArb found) {
        FeedArb arb = found.arb();
        return arb.pairId() + " " + summary(arb.positive()) + ", " + summary(arb.hedge());
    }

    private static String summary(FeedLeg leg) {
        return "%s@%s %s %s"
                .formatted(
                        leg.selection().selectionId(),
                        leg.bookmaker(),
                        leg.selection().handicap(),
                        leg.result().code());
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(FootballArbFinderTest.class.getResource(name)).toURI());
    }
}
