package io.surelock.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.BetId;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.DelayRange;
import io.surelock.bookmaker.server.script.Fault;
import io.surelock.settlement.PollAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class BookmakerScriptReaderTest {

    @Test
    void readsTheCompleteExampleOfTheDocumentation() throws Exception {
        BookmakerScript script = read(example());

        assertThat(script.abilities().window()).isEqualTo(Duration.ofSeconds(60));
        assertThat(script.abilities().visibilityDelay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(script.processing())
                .isEqualTo(new DelayRange(Duration.ofMillis(5), Duration.ofMillis(50)));
        assertThat(script.rates().millionths())
                .containsEntry(Fault.ACCEPT_DROP, 100_000)
                .containsEntry(Fault.LATE, 50_000);
        assertThat(script.planOf(BetId.parse("P-7/positive")).faults())
                .containsExactlyInAnyOrder(Fault.ACCEPT_TIMEOUT, Fault.NOT_FOUND_AT_FIRST);
        assertThat(script.planOf(BetId.parse("P-9/hedge")).settle())
                .containsExactly(PollAnswer.PENDING, PollAnswer.WON, PollAnswer.VOID);
    }

    @Test
    void takesAnEmptyFileForABookmakerWithoutFaults() throws Exception {
        assertThat(read("# nothing\n")).isEqualTo(BookmakerScript.DEFAULT);
    }

    @Test
    void playsTheWorstKind() throws Exception {
        BookmakerScript script = read("abilities: {window: none, cancels: false}");

        assertThat(script.abilities().window()).isNull();
        assertThat(script.abilities().cancels()).isFalse();
        assertThat(script.abilities().refusesLate()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abilitis: {} | line 1: abilitis is not known",
                "abilities: {windw: 1s} | abilities.windw is not known",
                "abilities: {window: soon} | abilities.window must be a duration",
                "abilities: {cancels: maybe} | abilities.cancels must be one of",
                "faults: {accept_drop: 1.5} | faults.accept_drop must be a probability",
                "faults: {explode: 0.1} | faults.explode is not known",
                "faults: {late: 0.6, twice: 0.6} | late + twice) add up to more than 1",
                "faults: {seed: x} | faults.seed must be a whole number",
                "bets: {P-1: {}} | a bet is written pairId/positive",
                "bets: {P-1/hedge: {faults: [boom]}} | bets.P-1/hedge.faults must be one of",
                "bets: {P-1/hedge: {faults: [late, twice]}} | must be faults of different moments",
                "latency: {from: 5ms, to: 1ms} | latency.to must be no less than from",
                "sessions: {lifetime: 0s} | sessions.lifetime must be over 0s",
                "rate: {burst: 3} | rate.perSecond must be a whole number",
                "settlement: {positive: [maybe]} | settlement.positive must be one of",
                "timing: {hang: -1s} | timing.hang must be 0s or more"
            })
    void saysWhereAScriptIsWrong(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ScenarioFileException.class)
                .hasMessageStartingWith("test.yaml line 1: ")
                .hasMessageContaining(problem);
    }

    @Test
    void documentsEveryFault() throws IOException {
        String page = documentation();

        assertThat(Fault.values()).allMatch(fault -> page.contains("| `" + fault.label() + "` |"));
    }

    private static BookmakerScript read(String text) throws ScenarioFileException {
        return BookmakerScriptReader.read("test.yaml", text);
    }

    private static String example() throws IOException {
        Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(documentation());
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static String documentation() throws IOException {
        return Files.readString(Path.of("..", "docs", "bookmaker.md"));
    }
}
