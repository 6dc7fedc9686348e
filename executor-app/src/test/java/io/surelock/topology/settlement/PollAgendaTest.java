package io.surelock.topology.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class PollAgendaTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final PollAgenda agenda = new PollAgenda();

    @Test
    void givesWhatIsDueEarliestFirstAndInOrderOfAskingWithinAnInstant() {
        agenda.ask("b", NOON.plusSeconds(1));
        agenda.ask("c", NOON);
        agenda.ask("a", NOON);
        agenda.ask("d", NOON.plusSeconds(2));

        assertThat(bets(agenda.takeDue(NOON.plusSeconds(1), 10))).containsExactly("c", "a", "b");
        assertThat(agenda.next()).contains(NOON.plusSeconds(2));
    }

    @Test
    void takesNoMoreThanAllowedAndLeavesTheRest() {
        agenda.ask("a", NOON);
        agenda.ask("b", NOON);

        assertThat(bets(agenda.takeDue(NOON, 1))).containsExactly("a");
        assertThat(agenda.next()).contains(NOON);
        assertThat(bets(agenda.takeDue(NOON, 1))).containsExactly("b");
        assertThat(agenda.next()).isEmpty();
    }

    @Test
    void aNewDateReplacesTheOldOneEarlierOrLater() {
        agenda.ask("a", NOON);
        agenda.ask("a", NOON.plusSeconds(5));
        agenda.ask("b", NOON.plusSeconds(9));
        agenda.ask("b", NOON.plusSeconds(1));

        assertThat(agenda.takeDue(NOON, 10)).isEmpty();
        assertThat(agenda.next()).contains(NOON.plusSeconds(1));
        assertThat(bets(agenda.takeDue(NOON.plusSeconds(9), 10))).containsExactly("b", "a");
    }

    @Test
    void remembersWhenABetWasAskedAboutWhileItsAnswerIsOut() {
        agenda.await("a", NOON, NOON.plusSeconds(30));

        assertThat(agenda.takeDue(NOON.plusSeconds(30), 10))
                .singleElement()
                .extracting(PollAgenda.Entry::askedAt)
                .isEqualTo(NOON);
    }

    @Test
    void forgetsABet() {
        agenda.ask("a", NOON);
        agenda.forget("a");

        assertThat(agenda.next()).isEmpty();
        assertThat(agenda.takeDue(NOON, 10)).isEmpty();
    }

    private static List<String> bets(List<PollAgenda.Entry> entries) {
        return entries.stream().map(PollAgenda.Entry::bet).toList();
    }
}
