package io.surelock.desk;

import static io.surelock.desk.Offer.ALPHA;
import static io.surelock.desk.Offer.BETA;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.DeskEvent.BetWatched;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.pair.PairPhase;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Bets that turn up after their pair was complete or closed are never lost. */
class LateAcceptanceTest {

    private final TestDesk desk = TestDesk.seeded();

    @Test
    void alertsAnAcceptanceOfABetThatWasNotPlaced() {
        desk.offered("P-1").notPlaced("P-1/positive").at(Duration.ofMinutes(1));
        desk.accepted("P-1/positive");

        assertThat(desk.told())
                .containsExactly(
                        "bet_executed P-1/positive accepted", "exposure_alert P-1 late_acceptance");
        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.COMPLETE);
        assertThat(desk.pair("P-1").knownUntil()).isNull();
    }

    @Test
    void holdsBothAccountsRestsTheOneAndWatchesTheBet() {
        desk.offered("P-1").notPlaced("P-1/positive").at(Duration.ofMinutes(1));
        desk.accepted("P-1/positive");

        assertThat(desk.account(ALPHA).holds()).containsExactly("P-1");
        assertThat(desk.account(BETA).holds()).containsExactly("P-1");
        assertThat(desk.account(ALPHA).cooldownUntil()).isEqualTo(desk.now().plusSeconds(60));
        assertThat(desk.account(BETA).cooldownUntil()).isNull();
        assertThat(desk.event(BetWatched.class).bet()).hasToString("P-1/positive");
        assertThat(desk.event(BetWatched.class).firstPollAt()).isEqualTo(desk.now().plusSeconds(5));
    }

    @Test
    void neverHedgesALateAcceptance() {
        desk.offered("P-1").notPlaced("P-1/positive").accepted("P-1/positive");

        assertThat(desk.names()).doesNotContain("BetRequested");
    }

    @Test
    void takesALookupThatFindsTheBetLateAsWell() {
        desk.offered("P-1").unknown("P-1/positive").absent("P-1/positive").found("P-1/positive");

        assertThat(desk.told()).endsWith("exposure_alert P-1 late_acceptance");
    }

    @Test
    void updatesTheOpenExposureInPlaceOfASecondAlert() {
        desk.exposed("P-1").accepted("P-1/hedge");

        assertThat(desk.told()).containsExactly("bet_executed P-1/hedge accepted");
        assertThat(desk.names())
                .containsExactly("BetExecuted", "CooldownStarted", "BetWatched", "ExposureUpdated");
        assertThat(desk.exposure("P-1").reason()).isEqualTo(ExposureReason.HEDGE_REJECTED);
        assertThat(desk.exposure("P-1").hedge().ticket()).isEqualTo("ticket of P-1/hedge");
        assertThat(desk.exposure("P-1").hedge().status()).isEqualTo("accepted");
        assertThat(desk.exposure("P-1").openRisk()).hasToString("202.44 EUR");
    }

    @Test
    void updatesTheOpenExposureOfABetThatWasGivenUp() {
        desk.offered("P-1").unknown("P-1/positive").waitsForTheDeadline("P-1");
        desk.accepted("P-1/positive");

        assertThat(desk.told()).containsExactly("bet_executed P-1/positive accepted");
        assertThat(desk.account(ALPHA).isCoolingDown(desk.now())).isTrue();
    }

    @Test
    void alertsAnewAfterTheExposureWasResolved() {
        desk.exposed("P-1").resolved("P-1").accepted("P-1/hedge");

        assertThat(desk.told())
                .containsExactly(
                        "bet_executed P-1/hedge accepted", "exposure_alert P-1 late_acceptance");
        assertThat(desk.account(ALPHA).holds()).containsExactly("P-1");
        assertThat(desk.exposure("P-1").isOpen()).isTrue();
    }

    @Test
    void alertsOnceWhenBothBetsTurnUpLate() {
        desk.offered("P-1").unknown("P-1/positive").waitsForTheDeadline("P-1").resolved("P-1");
        desk.accepted("P-1/positive").accepted("P-1/hedge");

        assertThat(desk.toldSoFar().stream().filter("exposure_alert P-1 late_acceptance"::equals))
                .hasSize(1);
    }

    @Test
    void ignoresTheSameAcceptanceAgain() {
        desk.offered("P-1").notPlaced("P-1/positive").accepted("P-1/positive");
        desk.accepted("P-1/positive");

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_OUTCOME);
    }

    @Test
    void touchesNoOtherPairOnTheSameAccount() {
        desk.offered("P-1").rejected("P-1/positive").offered("P-2").accepted("P-1/positive");

        assertThat(desk.account(ALPHA).inFlight()).isEqualTo("P-2");
        desk.accepted("P-2/positive").accepted("P-2/hedge");
        assertThat(desk.told()).endsWith("arb_success P-2");
        assertThat(desk.account(ALPHA).inFlight()).isNull();
        assertThat(desk.account(ALPHA).holds()).containsExactly("P-1");
    }

    @Test
    void reopensAClosedPairUntilItsBetIsOverAndItsExposureResolved() {
        desk.offered("P-1")
                .rejected("P-1/positive")
                .at(Duration.ofDays(6))
                .accepted("P-1/positive");
        desk.settled("P-1/positive", SettlementOutcome.WON).watchEnded("P-1/positive");
        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.COMPLETE);

        desk.resolved("P-1");

        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.CLOSED);
        assertThat(desk.pair("P-1").knownUntil()).isEqualTo(desk.now().plus(Duration.ofDays(7)));
    }

    @Test
    void isDecidedAlikeOnAForgottenPairWhetherItIsStillStoredOrNot() {
        desk.offered("P-1").rejected("P-1/positive").at(Duration.ofDays(7));
        desk.accepted("P-1/positive");
        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_OUTCOME);

        TestDesk tidied = TestDesk.seeded();
        tidied.given(
                Reports.accepted(
                        "P-1/positive",
                        desk.bet("P-1/positive").stake(),
                        desk.bet("P-1/positive").odds(),
                        tidied.now()));
        assertThat(tidied.events()).isEqualTo(desk.events());
    }
}
