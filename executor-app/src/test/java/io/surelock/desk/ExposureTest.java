package io.surelock.desk;

import static io.surelock.bet.SettlementOutcome.LOST;
import static io.surelock.bet.SettlementOutcome.SETTLED;
import static io.surelock.bet.SettlementOutcome.WON;
import static io.surelock.desk.Offer.ALPHA;
import static io.surelock.desk.Offer.BETA;
import static io.surelock.desk.TestDesk.START;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Leg;
import io.surelock.bet.Side;
import io.surelock.desk.DeskEvent.AccountReleased;
import io.surelock.desk.DeskEvent.ExposureResolved;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.exposure.Resolution;
import io.surelock.desk.policy.HoldMode;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What an exposure says, whom it holds, and how it ends. */
class ExposureTest {

    private static final String GAMMA = "wl3:gamma:ACC_003";

    private final TestDesk desk = TestDesk.seeded();

    @Test
    void saysEverythingThatIsKnownWhenItBegins() {
        desk.offered("P-1").at(Duration.ofSeconds(2)).accepted("P-1/positive", "60.00", "2.2");
        desk.at(Duration.ofSeconds(4)).rejected("P-1/hedge");

        Exposure exposure = desk.exposure("P-1");
        assertThat(exposure.pairId()).isEqualTo("P-1");
        assertThat(exposure.deskId()).isEqualTo("main");
        assertThat(exposure.reason()).isEqualTo(ExposureReason.HEDGE_REJECTED);
        assertThat(exposure.beganAt()).isEqualTo(START.plusSeconds(4));
        assertThat(exposure.sequence()).isEqualTo(desk.view().desk().sequence());
        assertThat(exposure.expectedProfit()).hasToString("7.56");
        assertThat(exposure.realisedProfit()).isNull();
        assertThat(exposure.openRisk()).hasToString("60.00 EUR");
        assertThat(exposure.resolution()).isNull();
    }

    @Test
    void showsMatchedTermsOfAcceptedBetsAndAskedTermsOfOthers() {
        desk.offered("P-1").accepted("P-1/positive", "60.00", "2.2").rejected("P-1/hedge");

        Exposure exposure = desk.exposure("P-1");
        assertThat(exposure.positive().account()).hasToString(ALPHA);
        assertThat(exposure.positive().ticket()).isEqualTo("ticket of P-1/positive");
        assertThat(exposure.positive().odds()).hasToString("2.2000");
        assertThat(exposure.positive().stake()).hasToString("60.00 EUR");
        assertThat(exposure.positive().status()).isEqualTo("accepted");
        assertThat(exposure.hedge().account()).hasToString(BETA);
        assertThat(exposure.hedge().ticket()).isNull();
        assertThat(exposure.hedge().odds()).hasToString("2.0500");
        assertThat(exposure.hedge().stake()).hasToString("61.46 EUR");
        assertThat(exposure.hedge().status()).isEqualTo("rejected");
    }

    @Test
    void isNamedAfterDeskSequenceAndPlaceInTheEntry() {
        desk.exposed("P-1");
        int place = desk.names().indexOf("ExposureRaised");

        assertThat(desk.exposure("P-1").eventId())
                .isEqualTo("main-" + desk.view().desk().sequence() + "-" + place);
    }

    // ---- open risk

    @Test
    void risksTheStakeOfABackBet() {
        desk.exposed("P-1");

        assertThat(desk.exposure("P-1").openRisk()).hasToString("100.00 EUR");
    }

    @Test
    void risksStakeTimesNetOddsOfALayBet() {
        desk.offered(Offer.of("P-1").side(Leg.POSITIVE, Side.LAY)).accepted("P-1/positive");
        desk.rejected("P-1/hedge");

        assertThat(desk.exposure("P-1").openRisk()).hasToString("110.00 EUR");
    }

    @Test
    void risksWhatMayExistLikeWhatDoes() {
        desk.offered("P-1").accepted("P-1/positive").unknown("P-1/hedge");
        desk.waitsForTheDeadline("P-1");

        assertThat(desk.exposure("P-1").openRisk()).hasToString("202.44 EUR");
        assertThat(desk.exposure("P-1").hedge().status()).isEqualTo("unknown");
    }

    @Test
    void risksOnlyThePositiveBetWhenItWasNeverFound() {
        desk.offered("P-1").unknown("P-1/positive").waitsForTheDeadline("P-1");

        assertThat(desk.exposure("P-1").openRisk()).hasToString("100.00 EUR");
        assertThat(desk.exposure("P-1").hedge().status()).isEqualTo("planned");
    }

    @Test
    void risksNothingMoreOnceTheBetIsFinal() {
        desk.exposed("P-1").settled("P-1/positive", LOST);

        assertThat(desk.exposure("P-1").openRisk()).hasToString("0.00 EUR");
    }

    @Test
    void stillRisksABetWhosePollsAreUsedUp() {
        desk.executed("P-1").settled("P-1/positive", WON).unresolved("P-1/hedge");

        assertThat(desk.exposure("P-1").openRisk()).hasToString("102.44 EUR");
    }

    // ---- realised profit

    @Test
    void hasNoRealisedProfitUntilEveryBetIsFinal() {
        desk.executed("P-1").unresolved("P-1/hedge").settled("P-1/positive", WON);
        assertThat(desk.exposure("P-1").realisedProfit()).isNull();

        desk.settled("P-1/hedge", WON);
        assertThat(desk.exposure("P-1").realisedProfit()).hasToString("217.56 EUR");
    }

    @Test
    void realisesTheProfitOfTheOneBetThatExists() {
        desk.exposed("P-1").settled("P-1/positive", WON);

        assertThat(desk.exposure("P-1").realisedProfit()).hasToString("110.00 EUR");
    }

    @Test
    void hasNoRealisedProfitWhenTheResultIsNotTold() {
        desk.executed("P-1").settled("P-1/positive", SETTLED).settled("P-1/hedge", LOST);

        assertThat(desk.exposure("P-1").reason()).isEqualTo(ExposureReason.OUTCOME_UNKNOWN);
        assertThat(desk.exposure("P-1").realisedProfit()).isNull();
    }

    @Test
    void hasNoRealisedProfitWhileABetMayExist() {
        desk.offered("P-1").accepted("P-1/positive").unknown("P-1/hedge");
        desk.waitsForTheDeadline("P-1").settled("P-1/positive", WON);

        assertThat(desk.exposure("P-1").realisedProfit()).isNull();
    }

    // ---- updates

    @Test
    void keepsIdReasonAndBeginningWhenItIsUpdated() {
        desk.exposed("P-1");
        Exposure before = desk.exposure("P-1");
        desk.later(Duration.ofHours(2)).settled("P-1/positive", WON);

        Exposure after = desk.exposure("P-1");
        assertThat(after.eventId()).isEqualTo(before.eventId());
        assertThat(after.reason()).isEqualTo(before.reason());
        assertThat(after.beganAt()).isEqualTo(before.beganAt());
        assertThat(after.sequence()).isGreaterThan(before.sequence());
        assertThat(after.positive().status()).isEqualTo("won");
    }

    @Test
    void keepsItsResolutionWhenItIsUpdatedLater() {
        desk.exposed("P-1").resolved("P-1").settled("P-1/positive", WON);

        assertThat(desk.exposure("P-1").isOpen()).isFalse();
        assertThat(desk.exposure("P-1").realisedProfit()).hasToString("110.00 EUR");
    }

    @Test
    void isNotReconciledAgainAndAlertsNoSecondTime() {
        desk.offered("P-1").accepted("P-1/positive").accepted("P-1/hedge", "50.00", "2.05");
        desk.settled("P-1/positive", LOST).settled("P-1/hedge", LOST);

        assertThat(desk.names()).containsExactly("BetSettled", "ExposureUpdated");
        assertThat(desk.exposure("P-1").reason()).isEqualTo(ExposureReason.PARTIAL_FILL);
        assertThat(desk.exposure("P-1").realisedProfit()).hasToString("-150.00 EUR");
    }

    // ---- resolving

    @Test
    void recordsWhoResolvedItWhenAndWhy() {
        desk.exposed("P-1").later(Duration.ofMinutes(5)).resolved("P-1");

        Exposure resolved = desk.event(ExposureResolved.class).exposure();
        assertThat(resolved.resolution())
                .isEqualTo(new Resolution("dana", desk.now(), "hedged by hand"));
        assertThat(resolved.sequence()).isEqualTo(desk.view().desk().sequence());
        assertThat(desk.told()).containsExactly("exposure_resolved P-1");
    }

    @Test
    void releasesBothAccountsButNeverTheCooldown() {
        desk.exposed("P-1").resolved("P-1");

        assertThat(desk.all(AccountReleased.class)).hasSize(2);
        assertThat(desk.account(ALPHA).isHeld()).isFalse();
        assertThat(desk.account(BETA).isHeld()).isFalse();
        assertThat(desk.account(ALPHA).cooldownUntil()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void isResolvedOnce() {
        desk.exposed("P-1").resolved("P-1").resolved("P-1");

        assertThat(desk.names()).containsExactly("CommandDecided", "Ignored:nothing_to_resolve");
    }

    @Test
    void cannotBeResolvedWhereThereIsNone() {
        assertThat(desk.resolved("P-9").names())
                .containsExactly("CommandDecided", "Ignored:nothing_to_resolve");
        assertThat(desk.executed("P-1").resolved("P-1").names())
                .containsExactly("CommandDecided", "Ignored:nothing_to_resolve");
    }

    @Test
    void closesAPairOfWhichNothingIsLeftWhenItIsResolved() {
        desk.offered("P-1").unknown("P-1/positive").waitsForTheDeadline("P-1").resolved("P-1");

        assertThat(desk.names()).endsWith("AccountReleased", "AccountReleased", "PairClosed");
    }

    @Test
    void neverLetsThePairBeBetAgain() {
        desk.exposed("P-1").resolved("P-1").at(Duration.ofDays(3)).offered("P-1");

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.DUPLICATE);
    }

    @Test
    void holdsAnAccountUntilAllItsExposuresAreResolved() {
        desk.offered("P-1").rejected("P-1/positive");
        desk.offered(Offer.of("P-2").accounts(ALPHA, GAMMA)).rejected("P-2/positive");
        desk.accepted("P-1/positive").accepted("P-2/positive").at(Duration.ofMinutes(2));
        assertThat(desk.account(ALPHA).holds()).containsExactly("P-1", "P-2");

        desk.resolved("P-2").offered(Offer.of("P-3").accounts(ALPHA, GAMMA));
        assertThat(desk.told()).containsExactly("arb_blocked P-3 account_on_hold");
        assertThat(desk.event(DeskEvent.ArbBlocked.class).byPair()).isEqualTo("P-1");

        desk.resolved("P-1").offered(Offer.of("P-4").accounts(ALPHA, GAMMA));
        assertThat(desk.names()).startsWith("PairOpened");
    }

    // ---- policy

    @Test
    void holdsNobodyUnderThePolicyNone() {
        desk.adopted(Policies.withHold(HoldMode.NONE)).exposed("P-1");

        assertThat(desk.told()).endsWith("exposure_alert P-1 hedge_rejected");
        assertThat(desk.account(ALPHA).isHeld()).isFalse();
        assertThat(desk.at(Duration.ofSeconds(60)).offered("P-2").names()).startsWith("PairOpened");
    }

    @Test
    void releasesWhatItHeldThoughThePolicyHasChangedSince() {
        desk.exposed("P-1").adopted(Policies.withHold(HoldMode.NONE)).resolved("P-1");

        assertThat(desk.account(ALPHA).isHeld()).isFalse();
        assertThat(desk.account(BETA).isHeld()).isFalse();
    }

    @Test
    void canBeResolvedThoughItHeldNobody() {
        desk.adopted(Policies.withHold(HoldMode.NONE)).exposed("P-1");
        desk.adopted(Policies.withHold(HoldMode.BOTH)).resolved("P-1");

        assertThat(desk.names()).containsExactly("CommandDecided", "ExposureResolved");
    }
}
