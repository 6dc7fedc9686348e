package io.surelock.feed.football;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.surelock.feed.FeedArb;
import io.surelock.feed.LegResult;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Counts the arbs of real seasons where the system property {@code surelock.football} names a
 * folder with files of football-data.co.uk; skipped elsewhere, because the data is not ours to pass
 * on.
 */
class RealSeasonTest {

    private static final String EXPECTED = "expected";
    private static final String BOTH_VOID = "both_void";
    private static final String OTHER = "other";

    @Test
    void findsEveryArbOfTheSeason2021() {
        assertThat(arbsOf("2021-22.csv")).hasSize(6_806);
    }

    @Test
    void settlesTheFirstThreeHundredArbsOfTheSeason2021ByTheirScores() {
        assertThat(
                        arbsOf("2021-22.csv").stream()
                                .limit(300)
                                .map(FootballArb::arb)
                                .collect(
                                        Collectors.groupingBy(
                                                RealSeasonTest::ending, Collectors.counting())))
                .containsOnlyKeys(EXPECTED, BOTH_VOID, OTHER)
                .containsEntry(EXPECTED, 260L)
                .containsEntry(BOTH_VOID, 17L)
                .containsEntry(OTHER, 23L);
    }

    @Test
    void findsEveryArbOfTheSeason2022() {
        assertThat(arbsOf("2022-23.csv")).hasSize(4_803);
    }

    @Test
    void everyArbOfARealSeasonHasItsOwnPairId() {
        assertThat(arbsOf("2021-22.csv").stream().map(found -> found.arb().pairId()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9._@-]{1,64}"));
    }

    private static List<FootballArb> arbsOf(String name) {
        String folder = System.getProperty("surelock.football");
        assumeTrue(folder != null, "surelock.football names no folder");
        Path file = Path.of(folder, name);
        assumeTrue(Files.exists(file), () -> file + " is not there");
        return FootballCsv.arbsOf(file);
    }

    private static String ending(FeedArb arb) {
        LegResult positive = arb.positive().result();
        LegResult hedge = arb.hedge().result();
        if (positive == LegResult.VOID && hedge == LegResult.VOID) {
            return BOTH_VOID;
        }
        boolean oneWonOneLost =
                List.of(positive, hedge).contains(LegResult.WON)
                        && List.of(positive, hedge).contains(LegResult.LOST);
        return oneWonOneLost ? EXPECTED : OTHER;
    }
}
