package io.surelock.desk;

import static io.surelock.desk.Offer.ALPHA;
import static io.surelock.desk.Offer.BETA;
import static io.surelock.desk.TestDesk.START;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.AccountId;
import io.surelock.desk.DeskEvent.ArbBlocked;
import io.surelock.desk.DeskEvent.BetRequested;
import io.surelock.desk.pair.TimerKind;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** The eight rules for a new opportunity, their order and their boundaries. */
class OpportunityRulesTest {

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final String GAMMA = "wl3:gamma:ACC_003";
    private static final String DELTA = "wl4:delta:ACC_004";

    private final TestDesk desk = TestDesk.seeded();

    // ---- rule 8

    @Test
    void requestsThePositiveLegFirstAndLocksBothAccounts() {
        desk.offered("P-1");

        assertThat(desk.names()).containsExactly("PairOpened", "BetRequested", "TimerSet");
        assertThat(desk.event(BetRequested.class).order().bet()).hasToString("P-1/positive");
        assertThat(desk.account(ALPHA).inFlight()).isEqualTo("P-1");
        assertThat(desk.account(BETA).inFlight()).isEqualTo("P-1");
    }

    @Test
    void asksForExactlyWhatWasOfferedWithinTenSeconds() {
        desk.offered("P-1");

        BetRequested request = desk.event(BetRequested.class);
        assertThat(request.order().account()).hasToString(ALPHA);
        assertThat(request.order().eventId()).isEqualTo("E-1");
        assertThat(request.order().marketId()).isEqualTo("m1");
        assertThat(request.order().selectionId()).isEqualTo("over");
        assertThat(request.order().stake()).hasToString("100.00 EUR");
        assertThat(request.order().odds()).hasToString("2.1000");
        assertThat(request.requestedAt()).isEqualTo(START);
        assertThat(request.notAfter()).isEqualTo(START.plusSeconds(10));
        assertThat(request.callTimeout()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void waitsForTheOutcomeUntilTheLatestSendPlusCallTimeoutPlusMargin() {
        desk.offered("P-1");

        assertThat(desk.timer("P-1").kind()).isEqualTo(TimerKind.OUTCOME);
        assertThat(desk.timer("P-1").due()).isEqualTo(START.plusSeconds(10 + 8 + 2));
    }

    // ---- rules 1 and 2

    @Test
    void ignoresTheSameOpportunityAgainEvenWithAnotherDetectionTime() {
        desk.offered("P-1").later(Duration.ofSeconds(3)).offered("P-1");

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.DUPLICATE);
    }

    @Test
    void ignoresAKnownPairIdWithOtherContentAsAConflict() {
        desk.offered("P-1").offered(Offer.of("P-1").sport("tennis"));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.PAIR_ID_CONFLICT);
    }

    @Test
    void knowsAPairBeforeItLooksAtItsAge() {
        desk.offered("P-1").offered(Offer.of("P-1").aged(Duration.ofHours(1)));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.DUPLICATE);
    }

    @Test
    void callsAKnownPairWithOtherContentAConflictBeforeItLooksAtItsAge() {
        desk.offered("P-1").offered(Offer.of("P-1").sport("tennis").aged(Duration.ofHours(1)));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.PAIR_ID_CONFLICT);
    }

    @Test
    void knowsABlockedPairForAsLongAsItIsFresh() {
        Instant detected = START;
        desk.halted().offered(Offer.of("P-1").detectedAt(detected));
        desk.at(Duration.ofSeconds(10)).offered(Offer.of("P-1").detectedAt(detected));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.DUPLICATE);
    }

    @Test
    void forgetsABlockedPairOnceItCouldOnlyReturnAsStale() {
        desk.halted().offered(Offer.of("P-1").detectedAt(START));
        desk.at(Duration.ofSeconds(10).plus(MILLI)).offered(Offer.of("P-1").detectedAt(START));

        assertThat(desk.told()).containsExactly("arb_blocked P-1 stale");
    }

    @Test
    void remembersABlockedPairNoLongerThanItsExpiry() {
        Offer offer = Offer.of("P-1").detectedAt(START).expiresAt(START.plusSeconds(4));
        desk.halted().offered(offer);

        assertThat(desk.event(ArbBlocked.class).knownThrough()).isEqualTo(START.plusSeconds(4));
    }

    @Test
    void takesABlockedPairThatIsOfferedAgainWithAFreshDetection() {
        desk.exposed("P-0")
                .offered("P-1")
                .resolved("P-0")
                .at(Duration.ofSeconds(61))
                .offered("P-1");

        assertThat(desk.names()).startsWith("PairOpened");
    }

    @Test
    void callsABlockedPairWithOtherContentAConflictWhileItIsKnown() {
        desk.halted().offered("P-1").offered(Offer.of("P-1").sport("tennis"));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.PAIR_ID_CONFLICT);
    }

    @Test
    void remembersNothingOfAStaleOpportunity() {
        Offer stale = Offer.of("P-1").detectedAt(START.minusSeconds(11));
        desk.offered(stale).offered(stale);

        assertThat(desk.told()).containsExactly("arb_blocked P-1 stale");
    }

    @Test
    void knowsAnExecutedPairUntilSevenDaysAfterItClosed() {
        desk.offered("P-1").rejected("P-1/positive");
        desk.at(Duration.ofDays(7).minus(MILLI)).offered("P-1");

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.DUPLICATE);
    }

    @Test
    void takesAPairIdAgainSevenDaysAfterItClosed() {
        desk.offered("P-1").rejected("P-1/positive").at(Duration.ofDays(7)).offered("P-1");

        assertThat(desk.names()).containsExactly("PairOpened", "BetRequested", "TimerSet");
    }

    @Test
    void knowsAPairThatNeverClosedForEver() {
        desk.executed("P-1").at(Duration.ofDays(400)).offered("P-1");

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.DUPLICATE);
    }

    // ---- rule 3

    @Test
    void takesAnOpportunityThatIsExactlyTenSecondsOld() {
        desk.offered(Offer.of("P-1").aged(Duration.ofSeconds(10)));

        assertThat(desk.names()).startsWith("PairOpened");
    }

    @Test
    void blocksAnOpportunityOneMillisecondOlderThanTenSeconds() {
        desk.offered(Offer.of("P-1").aged(Duration.ofSeconds(10).plus(MILLI)));

        assertThat(desk.told()).containsExactly("arb_blocked P-1 stale");
        ArbBlocked blocked = desk.event(ArbBlocked.class);
        assertThat(blocked.account()).isNull();
        assertThat(blocked.until()).isNull();
        assertThat(blocked.byPair()).isNull();
        assertThat(blocked.knownThrough()).isNull();
    }

    @Test
    void takesAnOpportunityAtTheInstantItExpires() {
        desk.offered(Offer.of("P-1").expiresAt(START));

        assertThat(desk.names()).startsWith("PairOpened");
    }

    @Test
    void blocksAnOpportunityOneMillisecondAfterItExpired() {
        desk.offered(Offer.of("P-1").expiresAt(START.minus(MILLI)));

        assertThat(desk.told()).containsExactly("arb_blocked P-1 stale");
    }

    @Test
    void isStaleByAgeHoweverLateItExpires() {
        Offer offer = Offer.of("P-1").aged(Duration.ofSeconds(11));
        desk.offered(offer.expiresAt(START.plusSeconds(60)));

        assertThat(desk.told()).containsExactly("arb_blocked P-1 stale");
    }

    @Test
    void blocksAsStaleBeforeItLooksAtAHalt() {
        desk.halted().offered(Offer.of("P-1").aged(Duration.ofSeconds(11)));

        assertThat(desk.told()).containsExactly("arb_blocked P-1 stale");
    }

    // ---- rule 4

    @Test
    void blocksWhileTheDeskIsHalted() {
        desk.halted().offered("P-1");

        assertThat(desk.told()).containsExactly("arb_blocked P-1 desk_halted");
        assertThat(desk.account(ALPHA).inFlight()).isNull();
    }

    @Test
    void blocksForAHaltBeforeItLooksAtHolds() {
        desk.exposed("P-0").halted().offered("P-1");

        assertThat(desk.told()).containsExactly("arb_blocked P-1 desk_halted");
    }

    // ---- rule 5

    @Test
    void blocksWhileAnExposureHoldsTheAccountOfThePositiveLeg() {
        desk.exposed("P-0").at(Duration.ofHours(5)).offered(Offer.of("P-1").accounts(ALPHA, GAMMA));

        ArbBlocked blocked = desk.event(ArbBlocked.class);
        assertThat(blocked.reason()).isEqualTo(BlockedReason.ACCOUNT_ON_HOLD);
        assertThat(blocked.account()).hasToString(ALPHA);
        assertThat(blocked.byPair()).isEqualTo("P-0");
    }

    @Test
    void blocksWhileAnExposureHoldsTheAccountOfTheHedge() {
        desk.exposed("P-0").at(Duration.ofHours(5)).offered(Offer.of("P-1").accounts(GAMMA, BETA));

        ArbBlocked blocked = desk.event(ArbBlocked.class);
        assertThat(blocked.reason()).isEqualTo(BlockedReason.ACCOUNT_ON_HOLD);
        assertThat(blocked.account()).hasToString(BETA);
        assertThat(blocked.byPair()).isEqualTo("P-0");
    }

    @Test
    void blocksForAHoldOnTheHedgeBeforeItLooksAtACooldownOfThePositiveLeg() {
        desk.offered(Offer.of("P-0").accounts(GAMMA, DELTA))
                .accepted("P-0/positive")
                .accepted("P-0/hedge")
                .exposed("P-1")
                .offered(Offer.of("P-2").accounts(GAMMA, BETA));

        assertThat(desk.told()).containsExactly("arb_blocked P-2 account_on_hold");
        assertThat(desk.event(ArbBlocked.class).account()).hasToString(BETA);
    }

    // ---- rule 6

    @Test
    void blocksDuringTheCooldownOfThePositiveLegAndSaysUntilWhen() {
        desk.executed("P-0").later(Duration.ofSeconds(59)).offered("P-1");

        ArbBlocked blocked = desk.event(ArbBlocked.class);
        assertThat(blocked.reason()).isEqualTo(BlockedReason.COOLDOWN);
        assertThat(blocked.account()).hasToString(ALPHA);
        assertThat(blocked.until()).isEqualTo(START.plusSeconds(60));
        assertThat(blocked.byPair()).isNull();
    }

    @Test
    void blocksDuringTheCooldownOfTheHedge() {
        desk.executed("P-0").offered(Offer.of("P-1").accounts(GAMMA, BETA));

        assertThat(desk.told()).containsExactly("arb_blocked P-1 cooldown");
        assertThat(desk.event(ArbBlocked.class).account()).hasToString(BETA);
    }

    @Test
    void blocksOneMillisecondBeforeTheCooldownEnds() {
        desk.executed("P-0").at(Duration.ofSeconds(60).minus(MILLI)).offered("P-1");

        assertThat(desk.told()).containsExactly("arb_blocked P-1 cooldown");
    }

    @Test
    void betsAgainExactlySixtySecondsAfterTheCooldownBegan() {
        desk.executed("P-0").at(Duration.ofSeconds(60)).offered("P-1");

        assertThat(desk.names()).startsWith("PairOpened");
    }

    @Test
    void blocksForACooldownOfTheHedgeBeforeItLooksAtAPairInFlightOnThePositiveLeg() {
        desk.executed("P-0")
                .offered(Offer.of("P-1").accounts(GAMMA, DELTA))
                .offered(Offer.of("P-2").accounts(GAMMA, BETA));

        assertThat(desk.told()).containsExactly("arb_blocked P-2 cooldown");
        assertThat(desk.event(ArbBlocked.class).account()).hasToString(BETA);
    }

    @Test
    void keepsTheCooldownsOfAccountsThatDifferInOnePartApart() {
        desk.executed("P-0");
        for (String[] pair :
                new String[][] {
                    {"wlX:alpha:ACC_001", "wlX:beta:ACC_002"},
                    {"wl1:alphaX:ACC_001", "wl2:betaX:ACC_002"},
                    {"wl1:alpha:ACC_00X", "wl2:beta:ACC_00X"}
                }) {
            desk.offered(Offer.of("P-" + pair[0].hashCode()).accounts(pair[0], pair[1]));

            assertThat(desk.names()).as(pair[0]).startsWith("PairOpened");
        }
    }

    // ---- rule 7

    @Test
    void blocksWhileThePositiveLegsAccountHasAPairInFlight() {
        desk.offered("P-0").offered(Offer.of("P-1").accounts(ALPHA, GAMMA));

        ArbBlocked blocked = desk.event(ArbBlocked.class);
        assertThat(blocked.reason()).isEqualTo(BlockedReason.ACCOUNT_BUSY);
        assertThat(blocked.account()).hasToString(ALPHA);
        assertThat(blocked.byPair()).isEqualTo("P-0");
    }

    @Test
    void blocksWhileTheHedgesAccountHasAPairInFlight() {
        desk.offered("P-0").offered(Offer.of("P-1").accounts(GAMMA, BETA));

        assertThat(desk.told()).containsExactly("arb_blocked P-1 account_busy");
        assertThat(desk.event(ArbBlocked.class).account()).hasToString(BETA);
    }

    @Test
    void locksAnAccountWhicheverLegItIsOn() {
        desk.offered("P-0").offered(Offer.of("P-1").accounts(GAMMA, ALPHA));

        assertThat(desk.told()).containsExactly("arb_blocked P-1 account_busy");
        assertThat(desk.event(ArbBlocked.class).account()).isEqualTo(AccountId.parse(ALPHA));
    }

    @Test
    void blocksAnAccountInFlightAlsoWhileItsBetIsInDoubt() {
        desk.offered("P-0").unknown("P-0/positive").offered("P-1");

        assertThat(desk.told()).containsExactly("arb_blocked P-1 account_busy");
    }

    @Test
    void executesPairsOnDifferentAccountsSideBySide() {
        desk.offered("P-0").offered(Offer.of("P-1").accounts(GAMMA, DELTA));

        assertThat(desk.names()).startsWith("PairOpened");
    }

    // ---- quarantine

    @Test
    void journalsAQuarantinedOpportunityWithoutDecidingOnIt() {
        desk.given(new DeskInput.OpportunitySkipped("main", "arb-opportunities", 3, 42));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.QUARANTINED);
        assertThat(desk.event(DeskEvent.Ignored.class).subject())
                .isEqualTo("arb-opportunities-3@42");
    }
}
