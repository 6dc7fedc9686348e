package io.surelock.topology;

import static io.surelock.topology.DeskHarness.opportunity;
import static io.surelock.topology.DeskHarness.utf8;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.contract.Topics;
import io.surelock.desk.DeskInput;
import io.surelock.journal.JournalEntry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Opportunities that wait for a clock that can be trusted. */
class DeskParkingTest {

    private final DeskHarness desk = new DeskHarness();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void startsAgainWhileSomethingWaitsAndTheClockIsGoodByThen() {
        distrust();
        offer("P-1");

        trust();
        desk.restart();
        desk.pass(Duration.ofSeconds(1));

        assertThat(decided()).containsExactly("P-1");
    }

    @Test
    void keepsTheOrderOfArrivalOverARestart() {
        distrust();
        offer("P-1");
        offer("P-2");
        desk.restart();
        offer("P-3");
        desk.restart();
        offer("P-4");

        trust();
        desk.pass(Duration.ofSeconds(1));

        assertThat(decided()).containsExactly("P-1", "P-2", "P-3", "P-4");
    }

    @Test
    void keepsWaitingWhileTheClockIsBadAndNamesWhereItWasPublished() {
        distrust();
        offer("P-1");
        for (int i = 0; i < 20; i++) {
            desk.pass(Duration.ofSeconds(1));
        }
        assertThat(decided()).isEmpty();

        trust();
        desk.pass(Duration.ofSeconds(1));

        JournalEntry entry = desk.journal().getLast();
        assertThat(entry.body().cause().topic()).isEqualTo(Topics.ROUTED_INPUTS.name());
        assertThat(entry.body().cause().origin()).isEqualTo("arb-opportunities-0@0");
        assertThat(desk.events()).containsExactly("arb_blocked P-1");
    }

    @Test
    void releasesAFullStoreInSeveralSteps() {
        distrust();
        IntStream.range(0, 1_500).forEach(i -> offer("P-" + i));

        trust();
        desk.pass(Duration.ofMillis(1));
        assertThat(decided()).hasSize(1_000);
        desk.pass(Duration.ofMillis(1));
        assertThat(decided()).hasSize(500);
        desk.pass(Duration.ofSeconds(1));
        assertThat(decided()).isEmpty();
    }

    private void offer(String pairId) {
        desk.publish(
                Topics.ARB_OPPORTUNITIES,
                utf8("main"),
                utf8(opportunity(pairId, "wl1:alpha:" + pairId, "wl2:beta:" + pairId)));
    }

    private List<String> decided() {
        return desk.journal().stream()
                .map(entry -> entry.body().input())
                .filter(DeskInput.OpportunityOffered.class::isInstance)
                .map(input -> ((DeskInput.OpportunityOffered) input).opportunity().pairId())
                .toList();
    }

    private void distrust() {
        desk.clock.distrust(Optional.of("no estimate for 6 s"));
    }

    private void trust() {
        desk.clock.distrust(Optional.empty());
    }
}
