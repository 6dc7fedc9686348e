package io.surelock.desk;

import static io.surelock.bet.SettlementOutcome.LOST;
import static io.surelock.bet.SettlementOutcome.SETTLED;
import static io.surelock.bet.SettlementOutcome.VOID;
import static io.surelock.bet.SettlementOutcome.WON;
import static io.surelock.desk.Offer.ALPHA;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.DeskEvent.PairReconciled;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.pair.PairPhase;
import io.surelock.settlement.PairResult;
import io.surelock.settlement.ReconciliationMatrix;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

/** What becomes of complete pairs as their bets settle. */
class SettlementTest {

    private final TestDesk desk = TestDesk.seeded();

    @Test
    void waitsForTheSecondBetBeforeItReconciles() {
        desk.executed("P-1").settled("P-1/positive", WON);

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void reconcilesAWonAndALostBetWithTheirProfit() {
        desk.executed("P-1").settled("P-1/positive", WON).settled("P-1/hedge", LOST);

        assertThat(desk.told()).containsExactly("pair_reconciled P-1 expected");
        assertThat(desk.event(PairReconciled.class).realisedProfit()).hasToString("7.56 EUR");
        assertThat(desk.event(PairReconciled.class).expectedProfit()).hasToString("7.56");
    }

    @Test
    void reconcilesInWhicheverOrderTheBetsSettle() {
        desk.executed("P-1").settled("P-1/hedge", WON).settled("P-1/positive", LOST);

        assertThat(desk.told()).containsExactly("pair_reconciled P-1 expected");
        assertThat(desk.event(PairReconciled.class).realisedProfit()).hasToString("7.56 EUR");
    }

    @Test
    void reconcilesTwoVoidBetsWithoutProfit() {
        desk.executed("P-1").settled("P-1/positive", VOID).settled("P-1/hedge", VOID);

        assertThat(desk.told()).containsExactly("pair_reconciled P-1 both_void");
        assertThat(desk.event(PairReconciled.class).realisedProfit()).hasToString("0.00 EUR");
    }

    @Test
    void computesWithWhatWasMatched() {
        desk.offered("P-1").accepted("P-1/positive", "60.00", "2.2").accepted("P-1/hedge");
        desk.settled("P-1/positive", WON).settled("P-1/hedge", LOST);

        assertThat(desk.event(PairReconciled.class).realisedProfit()).hasToString("10.54 EUR");
    }

    @ParameterizedTest
    @EnumSource
    void makesAnExposureOfEveryOtherResult(SettlementOutcome positive) {
        for (SettlementOutcome hedge : SettlementOutcome.values()) {
            TestDesk fresh = TestDesk.seeded().executed("P-1");
            fresh.settled("P-1/positive", positive).settled("P-1/hedge", hedge);

            PairResult result = ReconciliationMatrix.of(positive, hedge);
            if (result.isReconciled()) {
                assertThat(fresh.all(PairReconciled.class)).hasSize(1);
                assertThat(fresh.account(ALPHA).holds()).isEmpty();
            } else {
                assertThat(fresh.exposure("P-1").reason().name()).isEqualTo(result.name());
                assertThat(fresh.exposure("P-1").openRisk()).hasToString("0.00 EUR");
                assertThat(fresh.account(ALPHA).holds()).containsExactly("P-1");
            }
        }
    }

    @Test
    void ignoresTheSameOutcomeAgain() {
        desk.executed("P-1").settled("P-1/positive", WON).settled("P-1/positive", WON);

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_SETTLEMENT);
    }

    @Test
    void takesACorrectionThatComesBeforeTheOtherBetIsFinal() {
        desk.executed("P-1").settled("P-1/positive", WON).settled("P-1/positive", LOST);
        desk.settled("P-1/hedge", WON);

        assertThat(desk.told()).containsExactly("pair_reconciled P-1 expected");
    }

    @Test
    void alertsAnOutcomeThatContradictsAReconciledOne() {
        desk.executed("P-1").settled("P-1/positive", WON).settled("P-1/hedge", LOST);
        desk.settled("P-1/positive", VOID);

        assertThat(desk.told()).containsExactly("exposure_alert P-1 resettled");
        assertThat(desk.exposure("P-1").realisedProfit()).hasToString("-102.44 EUR");
    }

    @Test
    void alertsNoSecondTimeWhenAResettledPairIsSettledYetAgain() {
        desk.executed("P-1").settled("P-1/positive", WON).settled("P-1/hedge", LOST);
        desk.settled("P-1/positive", VOID).settled("P-1/positive", WON);

        assertThat(desk.names()).containsExactly("BetSettled", "ExposureUpdated");
        assertThat(desk.exposure("P-1").reason()).isEqualTo(ExposureReason.RESETTLED);
        assertThat(desk.exposure("P-1").realisedProfit()).hasToString("7.56 EUR");
    }

    @Test
    void takesNoContradictionInAnAnswerThatOnlySaysSettled() {
        desk.executed("P-1").settled("P-1/positive", WON).settled("P-1/hedge", LOST);
        desk.settled("P-1/positive", SETTLED);

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_SETTLEMENT);
    }

    @Test
    void takesTheResultThatFollowsASettledWithoutOne() {
        desk.executed("P-1").settled("P-1/positive", SETTLED).settled("P-1/positive", WON);
        desk.settled("P-1/hedge", LOST);

        assertThat(desk.told()).containsExactly("pair_reconciled P-1 expected");
    }

    @Test
    void reopensAClosedPairThatIsResettledAndClosesItOnceResolved() {
        desk.executed("P-1").settled("P-1/positive", WON).settled("P-1/hedge", LOST);
        desk.watchEnded("P-1/positive").watchEnded("P-1/hedge");
        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.CLOSED);

        desk.settled("P-1/positive", LOST);
        assertThat(desk.told()).containsExactly("exposure_alert P-1 resettled");
        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.COMPLETE);

        desk.at(Duration.ofDays(30)).resolved("P-1");
        assertThat(desk.told()).containsExactly("exposure_resolved P-1");
        assertThat(desk.account(ALPHA).holds()).isEmpty();
        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.CLOSED);
    }

    @Test
    void alertsABetWhosePollsAreUsedUp() {
        desk.executed("P-1").unresolved("P-1/hedge");

        assertThat(desk.told()).containsExactly("exposure_alert P-1 settlement_unresolved");
        assertThat(desk.exposure("P-1").hedge().status()).isEqualTo("unresolved");
        assertThat(desk.exposure("P-1").positive().status()).isEqualTo("accepted");
    }

    @Test
    void alertsOnceWhenThePollsOfBothBetsAreUsedUp() {
        desk.executed("P-1").unresolved("P-1/positive").unresolved("P-1/hedge");

        assertThat(desk.names()).containsExactly("BetUnresolved", "ExposureUpdated");
    }

    @Test
    void updatesTheExposureWhenAnUnresolvedBetSettlesAfterAll() {
        desk.executed("P-1").unresolved("P-1/positive").settled("P-1/positive", WON);
        desk.settled("P-1/hedge", LOST);

        assertThat(desk.names()).containsExactly("BetSettled", "ExposureUpdated");
        assertThat(desk.exposure("P-1").positive().status()).isEqualTo("won");
        assertThat(desk.exposure("P-1").realisedProfit()).hasToString("7.56 EUR");
        assertThat(desk.exposure("P-1").openRisk()).hasToString("0.00 EUR");
    }

    @Test
    void ignoresThatThePollsOfASettledBetAreUsedUp() {
        desk.executed("P-1").settled("P-1/positive", WON).unresolved("P-1/positive");

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_SETTLEMENT);
    }

    @Test
    void closesAReconciledPairWhenTheCorrectionsOfBothBetsAreOver() {
        desk.executed("P-1").settled("P-1/positive", WON).settled("P-1/hedge", LOST);
        desk.watchEnded("P-1/positive");
        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.COMPLETE);

        desk.watchEnded("P-1/hedge");

        assertThat(desk.names()).containsExactly("BetWatchEnded", "PairClosed");
        assertThat(desk.pair("P-1").knownUntil()).isEqualTo(desk.now().plus(Duration.ofDays(7)));
    }

    @Test
    void doesNotCloseAPairWhileItsExposureIsOpen() {
        desk.exposed("P-1").settled("P-1/positive", WON).watchEnded("P-1/positive");

        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.COMPLETE);
        assertThat(desk.at(Duration.ofDays(100)).offered("P-1").ignoredAs())
                .isEqualTo(IgnoredReason.DUPLICATE);
    }

    @Test
    void settlesNothingWhileThePairIsInFlight() {
        desk.offered("P-1").accepted("P-1/positive").unresolved("P-1/positive");
        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_SETTLEMENT);

        desk.rejected("P-1/hedge");
        assertThat(desk.told()).endsWith("exposure_alert P-1 hedge_rejected");
    }
}
