package io.surelock.desk;

import static io.surelock.desk.Offer.ALPHA;
import static io.surelock.desk.Offer.BETA;
import static io.surelock.desk.TestDesk.START;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.desk.DeskEvent.BetExecuted;
import io.surelock.desk.DeskEvent.BetRequested;
import io.surelock.desk.DeskEvent.CooldownStarted;
import io.surelock.desk.DeskEvent.ExposureRaised;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.pair.PairPhase;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** A pair from its first request to the end of its placements. */
class PairExecutionTest {

    private final TestDesk desk = TestDesk.seeded();

    @Test
    void hedgesOnceThePositiveLegIsAccepted() {
        desk.offered("P-1").at(Duration.ofSeconds(3)).accepted("P-1/positive");

        assertThat(desk.told()).containsExactly("bet_executed P-1/positive accepted");
        BetRequested hedge = desk.event(BetRequested.class);
        assertThat(hedge.order().bet()).hasToString("P-1/hedge");
        assertThat(hedge.order().stake()).hasToString("102.44 EUR");
        assertThat(hedge.order().reference())
                .isEqualTo(ClientReference.of("main", desk.pair("P-1").betId(Leg.HEDGE)));
        assertThat(hedge.notAfter()).isEqualTo(START.plusSeconds(13));
        assertThat(desk.timer("P-1").due()).isEqualTo(START.plusSeconds(23));
    }

    @Test
    void succeedsWhenBothLegsAreAccepted() {
        desk.executed("P-1");

        assertThat(desk.toldSoFar())
                .containsExactly(
                        "bet_executed P-1/positive accepted",
                        "bet_executed P-1/hedge accepted",
                        "arb_success P-1");
        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.COMPLETE);
        assertThat(desk.pair("P-1").timer()).isNull();
    }

    @Test
    void restsBothAccountsForSixtySecondsFromTheSecondAcceptanceOn() {
        desk.offered("P-1")
                .accepted("P-1/positive")
                .at(Duration.ofSeconds(7))
                .accepted("P-1/hedge");

        assertThat(desk.all(CooldownStarted.class))
                .extracting(started -> started.account().toString())
                .containsExactly(ALPHA, BETA);
        assertThat(desk.account(ALPHA).cooldownUntil()).isEqualTo(START.plusSeconds(67));
        assertThat(desk.account(BETA).cooldownUntil()).isEqualTo(START.plusSeconds(67));
        assertThat(desk.account(ALPHA).inFlight()).isNull();
        assertThat(desk.account(BETA).inFlight()).isNull();
    }

    @Test
    void failsWithoutHedgeOrCooldownWhenThePositiveLegIsRejected() {
        desk.offered("P-1").rejected("P-1/positive");

        assertThat(desk.told())
                .containsExactly("bet_executed P-1/positive rejected", "arb_failed P-1");
        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.CLOSED);
        assertThat(desk.account(ALPHA).isIdle(START)).isTrue();
        assertThat(desk.account(BETA).isIdle(START)).isTrue();
        assertThat(desk.event(BetExecuted.class).reason()).isEqualTo("ODDS_CHANGED");
    }

    @Test
    void failsWithAnErrorWhenThePositiveLegWasNeverSent() {
        desk.offered("P-1").notPlaced("P-1/positive");

        assertThat(desk.told())
                .containsExactly("bet_executed P-1/positive error", "arb_failed P-1");
    }

    @Test
    void takesTheNextPairAtOnceAfterOneFailed() {
        desk.offered("P-1").rejected("P-1/positive").offered("P-2");

        assertThat(desk.names()).startsWith("PairOpened");
    }

    @Test
    void isAnEmergencyAndAnExposureWhenTheHedgeIsRejected() {
        desk.exposed("P-1");

        assertThat(desk.told())
                .containsExactly(
                        "bet_executed P-1/hedge rejected",
                        "arb_emergency P-1",
                        "exposure_alert P-1 hedge_rejected");
        assertThat(desk.account(ALPHA).cooldownUntil()).isEqualTo(START.plusSeconds(60));
        assertThat(desk.account(BETA).cooldownUntil()).isNull();
        assertThat(desk.account(ALPHA).holds()).containsExactly("P-1");
        assertThat(desk.account(BETA).holds()).containsExactly("P-1");
        assertThat(desk.event(DeskEvent.BetWatched.class).bet()).hasToString("P-1/positive");
    }

    @Test
    void isAnEmergencyAndAnExposureWhenTheHedgeWasNeverSent() {
        desk.offered("P-1").accepted("P-1/positive").notPlaced("P-1/hedge");

        assertThat(desk.told())
                .containsExactly(
                        "bet_executed P-1/hedge error",
                        "arb_emergency P-1",
                        "exposure_alert P-1 hedge_error");
    }

    @Test
    void hedgesAlsoOnAHaltedDesk() {
        desk.offered("P-1").halted().accepted("P-1/positive");

        assertThat(desk.event(BetRequested.class).order().bet()).hasToString("P-1/hedge");
    }

    @Test
    void hedgesAlsoOnAnAccountThatAnExposureHoldsMeanwhile() {
        desk.offered("P-0").rejected("P-0/positive").offered("P-1").found("P-0/positive");
        assertThat(desk.account(BETA).holds()).containsExactly("P-0");

        desk.accepted("P-1/positive");

        assertThat(desk.event(BetRequested.class).order().bet()).hasToString("P-1/hedge");
    }

    @Test
    void neverShortensACooldownThatIsLonger() {
        desk.offered("P-1").accepted("P-1/positive");
        desk.adopted(Policies.withCooldown(Duration.ofSeconds(5)));
        desk.command(Commands.importCooldown(ALPHA, START.plusSeconds(90)));
        desk.accepted("P-1/hedge");

        assertThat(desk.account(ALPHA).cooldownUntil()).isEqualTo(START.plusSeconds(90));
        assertThat(desk.account(BETA).cooldownUntil()).isEqualTo(START.plusSeconds(5));
    }

    // ---- partial fills

    @Test
    void scalesTheHedgeToWhatWasMatchedOfThePositiveLeg() {
        desk.offered("P-1").accepted("P-1/positive", "60.00", "2.1000");

        assertThat(hedgeStake()).isEqualTo("61.46 EUR");
    }

    @Test
    void roundsTheScaledHedgeUpFromHalfAMinorUnit() {
        Offer offer = Offer.of("P-1").stake(Leg.POSITIVE, "2.00", "EUR");
        desk.offered(offer.stake(Leg.HEDGE, "2.01", "EUR")).accepted("P-1/positive", "1.00", "2.1");

        assertThat(hedgeStake()).isEqualTo("1.01 EUR");
    }

    @Test
    void roundsTheScaledHedgeDownBelowHalfAMinorUnit() {
        Offer offer = Offer.of("P-1").stake(Leg.POSITIVE, "3.00", "EUR");
        desk.offered(offer.stake(Leg.HEDGE, "1.00", "EUR")).accepted("P-1/positive", "1.00", "2.1");

        assertThat(hedgeStake()).isEqualTo("0.33 EUR");
    }

    @Test
    void hedgesAtLeastOneMinorUnit() {
        desk.offered(Offer.of("P-1").stake(Leg.HEDGE, "0.40", "EUR"));
        desk.accepted("P-1/positive", "0.01", "2.1");

        assertThat(hedgeStake()).isEqualTo("0.01 EUR");
    }

    @Test
    void raisesNoAlertForAPositiveLegMatchedInPartThatIsHedgedInProportion() {
        desk.offered("P-1").accepted("P-1/positive", "60.00", "2.1").accepted("P-1/hedge");

        assertThat(desk.told())
                .containsExactly("bet_executed P-1/hedge accepted", "arb_success P-1");
    }

    @Test
    void alertsAPartialFillOfTheHedgeAfterTheSuccess() {
        desk.offered("P-1").accepted("P-1/positive").accepted("P-1/hedge", "50.00", "2.05");

        assertThat(desk.told())
                .containsExactly(
                        "bet_executed P-1/hedge accepted",
                        "arb_success P-1",
                        "exposure_alert P-1 partial_fill");
        assertThat(desk.event(ExposureRaised.class).exposure().hedge().stake())
                .hasToString("50.00 EUR");
    }

    @Test
    void alertsAPartialFillOfAScaledHedge() {
        desk.offered("P-1").accepted("P-1/positive", "60.00", "2.1");
        desk.accepted("P-1/hedge", "61.45", "2.05");

        assertThat(desk.told()).endsWith("exposure_alert P-1 partial_fill");
    }

    // ---- other odds than asked

    @Test
    void alertsABackBetAcceptedAtLowerOddsOnceThePairIsComplete() {
        desk.offered("P-1").accepted("P-1/positive", "100.00", "2.0999");
        assertThat(desk.told()).containsExactly("bet_executed P-1/positive accepted");

        desk.accepted("P-1/hedge");

        assertThat(desk.told()).endsWith("arb_success P-1", "exposure_alert P-1 odds_differ");
    }

    @Test
    void isGladOfABackBetAcceptedAtHigherOdds() {
        desk.offered("P-1").accepted("P-1/positive", "100.00", "2.2").accepted("P-1/hedge");

        assertThat(desk.told()).endsWith("arb_success P-1");
    }

    @Test
    void alertsALayBetAcceptedAtHigherOdds() {
        desk.offered(Offer.of("P-1").side(Leg.HEDGE, Side.LAY)).accepted("P-1/positive");
        desk.accepted("P-1/hedge", "102.44", "2.0501");

        assertThat(desk.told()).endsWith("exposure_alert P-1 odds_differ");
    }

    @Test
    void isGladOfALayBetAcceptedAtLowerOdds() {
        desk.offered(Offer.of("P-1").side(Leg.HEDGE, Side.LAY)).accepted("P-1/positive");
        desk.accepted("P-1/hedge", "102.44", "2.0499");

        assertThat(desk.told()).endsWith("arb_success P-1");
    }

    @Test
    void alertsOncePerPairAndThePartialFillFirst() {
        desk.offered("P-1").accepted("P-1/positive", "100.00", "2.0");
        desk.accepted("P-1/hedge", "50.00", "2.0");

        assertThat(desk.all(ExposureRaised.class)).hasSize(1);
        assertThat(desk.exposure("P-1").reason()).isEqualTo(ExposureReason.PARTIAL_FILL);
    }

    @Test
    void alertsOnlyTheRejectedHedgeOfABetAcceptedAtLowerOdds() {
        desk.offered("P-1").accepted("P-1/positive", "100.00", "2.0").rejected("P-1/hedge");

        assertThat(desk.all(ExposureRaised.class)).hasSize(1);
        assertThat(desk.exposure("P-1").reason()).isEqualTo(ExposureReason.HEDGE_REJECTED);
    }

    // ---- acceptances that cannot be

    @Test
    void hedgesAndThenAlertsABetTakenInAnotherCurrency() {
        desk.offered("P-1")
                .given(
                        Reports.accepted(
                                "P-1/positive", Money.of("120.00", "USD"), Odds.of("2.1"), START));
        assertThat(desk.event(BetExecuted.class).stake()).hasToString("100.00 EUR");
        assertThat(desk.event(BetExecuted.class).reason())
                .isEqualTo("the bookmaker tells of 120.00 USD at 2.1000");
        assertThat(hedgeStake()).isEqualTo("102.44 EUR");

        desk.accepted("P-1/hedge");

        assertThat(desk.told()).endsWith("exposure_alert P-1 odds_differ");
        assertThat(desk.exposure("P-1").openRisk()).hasToString("202.44 EUR");
    }

    @Test
    void neverHedgesWithMoreThanWasOffered() {
        desk.offered("P-1").accepted("P-1/positive", "150.00", "2.1000");
        assertThat(hedgeStake()).isEqualTo("102.44 EUR");

        desk.accepted("P-1/hedge");

        assertThat(desk.told()).endsWith("exposure_alert P-1 odds_differ");
        assertThat(desk.exposure("P-1").positive().stake()).hasToString("150.00 EUR");
    }

    @Test
    void doesNotHedgeABetOfWhichNothingWasMatched() {
        desk.offered("P-1").accepted("P-1/positive", "0.00", "2.1000");

        assertThat(desk.names()).containsExactly("BetDoubted", "LookupRequested", "TimerSet");
        desk.given(Reports.found("P-1/positive", Money.zero("EUR"), Odds.of("2.1"), START));
        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.INCONCLUSIVE_LOOKUP);
    }

    private String hedgeStake() {
        BetRequested request = desk.event(BetRequested.class);
        assertThat(request.order().bet().leg()).isEqualTo(Leg.HEDGE);
        return request.order().stake().toString();
    }
}
