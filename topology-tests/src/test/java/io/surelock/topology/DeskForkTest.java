package io.surelock.topology;

import static io.surelock.topology.DeskHarness.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.Digest;
import io.surelock.journal.JournalEntry;
import io.surelock.topology.desk.JournalForkException;
import io.surelock.topology.desk.JournalTail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The stores and the journal must end at the same entry. */
class DeskForkTest {

    private final Map<String, JournalTail.Last> journal = new HashMap<>();
    private final Set<String> lookedFor = new HashSet<>();
    private final DeskHarness desk = new DeskHarness(1, false, this::tail);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void startsAgainWhereTheJournalEnds() {
        decideSomething();

        desk.restart();
        desk.offer(opportunity("P-2", "wl3:alpha:A", "wl3:beta:B"));

        assertThat(lookedFor).containsExactly("main");
        assertThat(desk.journal()).extracting(entry -> entry.body().sequence()).containsExactly(3L);
    }

    @Test
    void refusesToRunWhenTheJournalIsGoneAndTheStoresAreNot() {
        decideSomething();
        journal.clear();

        assertThatThrownBy(desk::restart)
                .rootCause()
                .isInstanceOf(JournalForkException.class)
                .hasMessageContaining("ends at entry 2 in the stores, but at entry 0");
    }

    @Test
    void refusesToRunWhenTheJournalSaysOtherwiseOfTheSameEntry() {
        decideSomething();
        journal.computeIfPresent(
                "main",
                (id, last) -> new JournalTail.Last(last.sequence(), Digest.of(new byte[1])));

        assertThatThrownBy(desk::restart).rootCause().isInstanceOf(JournalForkException.class);
    }

    private void decideSomething() {
        desk.offer(opportunity("P-1", "wl1:alpha:A", "wl2:beta:B"));
        for (JournalEntry entry : desk.journal()) {
            journal.put("main", new JournalTail.Last(entry.body().sequence(), entry.hash()));
        }
    }

    private Map<String, JournalTail.Last> tail(int partition, Set<String> desks) {
        lookedFor.addAll(desks);
        return Map.copyOf(journal);
    }
}
