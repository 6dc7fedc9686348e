package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.event.PublicEvent.ExposureAlert;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a bookmaker may say that nobody asked for, all the way from its HTTP answer to the alert:
 * other stakes and odds than asked, a bet that turns up after it was called absent, a result that
 * is corrected.
 */
@Tag("hostile")
class UnusualAnswersTest {

    /** Half of the asked 100.00 and of the asked 102.44, and worse odds than the asked 2.1. */
    private static final String TERMS =
            """
            bets:
              P-smaller/positive: {matched: "50.00"}
              P-part/hedge: {matched: "51.22"}
              P-odds/positive: {odds: "2.0500"}
            settlement: {positive: [won], hedge: [lost]}
            """;

    /** The call times out, lookups say that there is no such bet, and then its answer comes. */
    private static final String TURNS_UP =
            """
            abilities: {refusesLate: false, cancels: false}
            bets:
              P-late/positive: {faults: [late, absent_at_first]}
            timing: {late: 16s, notFound: 60s}
            """;

    /**
     * Reconciled by the first poll, 1 s after the hedge or somewhat later; corrected by the last, 5
     * s after that.
     */
    private static final String CORRECTED =
            """
            settlement: {step: 5s}
            bets:
              P-corrected/positive: {settle: [won, lost]}
              P-corrected/hedge: {settle: [lost]}
            """;

    private static final Duration WINDOW = Duration.ofSeconds(10);

    @TempDir Path folder;

    @SideBySide
    void takesWhatTheBookmakerSaysOfStakeAndOdds() throws Exception {
        try (Scene scene = new Scene(folder, TERMS, WINDOW)) {
            scene.start("one");
            scene.publish("P-smaller");
            scene.publish("P-part");
            scene.publish("P-odds");

            ExposureAlert part = scene.awaitAlert("P-part");
            assertThat(part.reason()).isEqualTo("partial_fill");
            assertThat(part.hedge().stake()).isEqualTo(Money.of("51.22", "EUR"));
            ExposureAlert odds = scene.awaitAlert("P-odds");
            assertThat(odds.reason()).isEqualTo("odds_differ");
            assertThat(odds.positive().odds()).isEqualTo(Odds.of("2.05"));
            scene.awaitAllEnded();
            assertThat(scene.stakeInTheBooks("P-smaller/hedge")).isEqualTo("51.22");
            assertThat(scene.bookmaker().bets()).hasSize(6);
            scene.assertNothingFound();
        }
    }

    @SideBySide
    void raisesABetThatTurnsUpAfterItWasCalledAbsent() throws Exception {
        try (Scene scene = new Scene(folder, TURNS_UP, WINDOW)) {
            scene.startUnprotected("one");
            scene.publish("P-late");

            ExposureAlert late = scene.awaitAlert("P-late");
            assertThat(late.reason()).isEqualTo("late_acceptance");
            assertThat(late.positive().ticket()).isNotNull();
            assertThat(scene.bookmaker().bets()).hasSize(1);
        }
    }

    @SideBySide
    void raisesAResultThatIsCorrectedAfterReconciling() throws Exception {
        try (Scene scene = new Scene(folder, CORRECTED, WINDOW)) {
            scene.start("one");
            scene.publish("P-corrected");

            scene.awaitEvents("pair_reconciled", 1);
            ExposureAlert corrected = scene.awaitAlert("P-corrected");
            assertThat(corrected.reason()).isEqualTo("resettled");
            assertThat(corrected.positive().status()).isEqualTo("lost");
            scene.assertNothingFound();
        }
    }
}
