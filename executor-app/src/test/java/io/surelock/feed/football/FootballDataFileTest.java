package io.surelock.feed.football;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.surelock.feed.FeedFileException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class FootballDataFileTest {

    private static final String HEADER = "Div,Date,HomeTeam,AwayTeam,FTHG,FTAG,Max>2.5,Max<2.5";
    private static final String ARB = "X1,14/08/2021,Northwick,Easterby,2,1,2.2,2.1";

    @TempDir Path folder;

    @Test
    void readsAByteOrderMarkAndWindowsLineEnds() {
        assertThat(ids(file("\uFEFF" + HEADER + "\r\n" + ARB + "\r\n")))
                .containsExactly("fd-X1-20210814-1-ou-open");
    }

    @Test
    void readsTeamNamesThatAreNotUtf8() {
        String row = ARB.replace("Northwick", "Mönchsfeld");
        Path latin =
                FootballCsv.write(
                        folder,
                        "latin.csv",
                        (HEADER + "\n" + row).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ids(latin)).hasSize(1);
    }

    @Test
    void readsRowsThatAreShorterOrLongerThanTheHeader() {
        String shorter = "X1,14/08/2021,Northwick,Easterby,2,1,2.2";
        assertThat(ids(file(HEADER + "\n" + shorter + "\n" + ARB + ",,\n" + ARB + ",7,8,9")))
                .containsExactly("fd-X1-20210814-2-ou-open", "fd-X1-20210814-3-ou-open");
    }

    @Test
    void passesOverUnknownColumnsAndTakesTheFirstOfARepeatedOne() {
        assertThat(
                        ids(
                                file(
                                        "Weather,"
                                                + HEADER
                                                + ",Max>2.5,Div,,\n"
                                                + ("rain," + ARB + ",1.01,Z9,,\n"))))
                .containsExactly("fd-X1-20210814-1-ou-open");
    }

    @Test
    void findsColumnsAndValuesBetweenBlanks() {
        assertThat(ids(file(HEADER.replace(",", " , ") + "\n" + ARB.replace(",", " , "))))
                .containsExactly("fd-X1-20210814-1-ou-open");
    }

    @Test
    void readsQuotedCells() {
        assertThat(ids(file(HEADER + "\n" + ARB.replace("Easterby", "\"Easterby, \"\"City\"\"\""))))
                .hasSize(1);
    }

    @Test
    void findsNothingWithoutPriceColumns() {
        assertThat(ids(file("Div,Date,FTHG,FTAG\nX1,14/08/2021,2,1"))).isEmpty();
    }

    @Test
    void countsRowsOfCommasButNotBlankLines() {
        assertThat(ids(file(HEADER + "\n,,,,,,,\n\n" + ARB + "\n\n,,,\n")))
                .containsExactly("fd-X1-20210814-2-ou-open");
    }

    @Test
    void anEmptySeasonHasNoArbs() {
        assertThat(ids(file(HEADER + "\n"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Max>2.5, abc, a price of at most 4 decimals",
        "Max>2.5, '2,2', a price of at most 4 decimals",
        "Max>2.5, 2.20001, a price of at most 4 decimals",
        "Max>2.5, 2e0, a price of at most 4 decimals",
        "Max>2.5, 10000.0001, a price of at most 4 decimals",
        "Max>2.5, 99999999999999999999, a price of at most 4 decimals",
        "FTHG, two, a number of goals",
        "FTHG, -1, a number of goals",
        "FTAG, 1.5, a number of goals",
        "FTAG, 201, a number of goals",
        "Date, 2021-08-14, a date like 31/12/2024",
        "Date, 31/02/2022, a date like 31/12/2024",
        "Date, '', a date like 31/12/2024",
        "Div, E 0, a league code like E0",
        "Div, '', a league code like E0",
    })
    void anUnreadableCellTakesAwayWhatNeedsItAndIsCountedWithItsLine(
            String column, String text, String expected) {
        Path file =
                new FootballCsv(folder)
                        .match("Max>2.5=2.2", "Max<2.5=2.1")
                        .match("Max>2.5=2.2", "Max<2.5=2.1", column + "=\"" + text + "\"")
                        .match("Max>2.5=2.2", "Max<2.5=2.1")
                        .file();

        try (FootballDataFile data = FootballDataFile.open(file)) {
            assertThat(ids(data))
                    .containsExactly("fd-X1-20210814-1-ou-open", "fd-X1-20210814-3-ou-open");
            assertThat(data.rows()).isEqualTo(3);
            assertThat(data.unreadableCells()).isEqualTo(1);
            assertThat(data.firstUnreadableCells())
                    .containsExactly(new UnreadableCell(3, column, text, expected));
        }
    }

    @Test
    void anUnreadableLineTakesAwayItsOwnMarketOnly() {
        Path file =
                new FootballCsv(folder)
                        .match(
                                "Max>2.5=2.2",
                                "Max<2.5=2.1",
                                "AHh=0.3",
                                "MaxAHH=2.2",
                                "MaxAHA=2.1",
                                "AHCh=0.50",
                                "MaxCAHH=2.2",
                                "MaxCAHA=2.1")
                        .file();

        try (FootballDataFile data = FootballDataFile.open(file)) {
            assertThat(ids(data))
                    .containsExactly("fd-X1-20210814-1-ou-open", "fd-X1-20210814-1-ah-close");
            assertThat(data.firstUnreadableCells())
                    .extracting(UnreadableCell::toString)
                    .containsExactly("line 2, column AHh: \"0.3\" is not a line in steps of 0.25");
        }
    }

    @Test
    void anUnreadablePriceOfOneBookmakerLeavesTheMarketToTheOthers() {
        Path file =
                new FootballCsv(folder)
                        .match("B365>2.5=n/a", "P>2.5=2.2", "Max>2.5=2.2", "Max<2.5=2.1")
                        .file();

        try (FootballDataFile data = FootballDataFile.open(file)) {
            FootballArb found = new FootballArbFinder(data).next();
            assertThat(found.arb().hedge().bookmaker()).isEqualTo("pinnacle");
            assertThat(data.unreadableCells()).isEqualTo(1);
        }
    }

    @Test
    void anUnreadableTimeLeavesTheKickOffUnknown() {
        Path file =
                new FootballCsv(folder)
                        .match("Time=25:00", "Max>2.5=2.2", "Max<2.5=2.1")
                        .match("Time=evening", "Max>2.5=2.2", "Max<2.5=2.1")
                        .file();

        try (FootballDataFile data = FootballDataFile.open(file)) {
            FootballArbFinder finder = new FootballArbFinder(data);
            assertThat(finder.next().match().kickOff()).isNull();
            assertThat(finder.next().match().kickOff()).isNull();
            assertThat(data.unreadableCells()).isEqualTo(2);
        }
    }

    @Test
    void keepsOnlyTheFirstUnreadableCellsButCountsAll() {
        String bad = ARB.replace("2.2", "x".repeat(100));
        Path file = file(HEADER + ("\n" + bad).repeat(1_000));

        try (FootballDataFile data = FootballDataFile.open(file)) {
            assertThat(ids(data)).isEmpty();
            assertThat(data.unreadableCells()).isEqualTo(1_000);
            assertThat(data.firstUnreadableCells()).hasSize(20);
            assertThat(data.firstUnreadableCells().getFirst().text()).hasSize(41);
        }
    }

    @ParameterizedTest
    @CsvSource({"93, 1993", "99, 1999", "00, 2000", "21, 2021", "2021, 2021"})
    void readsYearsOfTwoDigits(String year, int meant) {
        Path file =
                new FootballCsv(folder)
                        .match("Date=4/8/" + year, "Max>2.5=2.2", "Max<2.5=2.1")
                        .file();

        assertThat(ids(file)).containsExactly("fd-X1-" + meant + "0804-1-ou-open");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date,HomeTeam,AwayTeam,FTHG,FTAG | Div",
                "Div,FTHG | Date, FTAG",
                "name,price | Div, Date, FTHG, FTAG",
                "'' | Div, Date, FTHG, FTAG",
                "div,date,fthg,ftag | Div, Date, FTHG, FTAG",
            })
    void saysInOneSentenceThatAFileIsNoFootballDataFile(String header, String missing) {
        Path file = file(header + "\n1,2,3,4,5\n");

        assertThatExceptionOfType(FeedFileException.class)
                .isThrownBy(() -> FootballDataFile.open(file))
                .withMessage(
                        "%s is not a football-data file: its first line has no column %s; give a"
                                + " results file of football-data.co.uk.",
                        file, missing);
    }

    @Test
    void saysInOneSentenceThatThereIsNoFile() {
        Path absent = folder.resolve("absent.csv");

        assertThatExceptionOfType(FeedFileException.class)
                .isThrownBy(() -> FootballDataFile.open(absent))
                .withMessage(
                        absent + " cannot be opened; check that the file is there and readable.");
    }

    @Test
    void saysInOneSentenceThatAFolderIsNoFile() {
        assertThatExceptionOfType(FeedFileException.class)
                .isThrownBy(() -> FootballDataFile.open(folder))
                .withMessageStartingWith(folder + " is a folder;");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100_000})
    void saysInOneSentenceThatAQuoteIsNeverClosed(int lettersAfterTheQuote) {
        Path file =
                file(HEADER + "\n" + ARB + "\nX1,14/08/2021,\"" + "a".repeat(lettersAfterTheQuote));

        try (FootballDataFile data = FootballDataFile.open(file)) {
            FootballArbFinder finder = new FootballArbFinder(data);
            assertThat(finder.next().arb().pairId()).isEqualTo("fd-X1-20210814-1-ou-open");
            assertThatExceptionOfType(FeedFileException.class)
                    .isThrownBy(finder::hasNext)
                    .withMessageStartingWith(file + " cannot be read after data row 1: ")
                    .withMessageEndingWith("; repair or leave out the file.")
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
        }
    }

    private Path file(String text) {
        return FootballCsv.write(folder, "season.csv", text);
    }

    private static List<String> ids(Path file) {
        return FootballCsv.arbsOf(file).stream().map(found -> found.arb().pairId()).toList();
    }

    private static List<String> ids(FootballDataFile data) {
        List<String> ids = new ArrayList<>();
        new FootballArbFinder(data).forEachRemaining(found -> ids.add(found.arb().pairId()));
        return ids;
    }
}
