package io.surelock.desk;

import static io.surelock.desk.Offer.ALPHA;
import static io.surelock.desk.Offer.BETA;
import static io.surelock.desk.TestDesk.START;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.desk.DeskEvent.BetDoubted;
import io.surelock.desk.DeskEvent.BetRequested;
import io.surelock.desk.DeskEvent.LookupDeadlineExtended;
import io.surelock.desk.DeskEvent.LookupRequested;
import io.surelock.desk.pair.PairPhase;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bets of which nobody knows whether they exist: only lookups, never a second send. */
class BetsInDoubtTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final TestDesk desk = TestDesk.seeded();

    @Test
    void looksUpAtOnceWhenTheWorkerDoesNotKnow() {
        desk.offered("P-1").at(Duration.ofSeconds(8)).unknown("P-1/positive");

        assertThat(desk.names()).containsExactly("BetDoubted", "LookupRequested", "TimerSet");
        LookupRequested lookup = desk.event(LookupRequested.class);
        assertThat(lookup.bet()).hasToString("P-1/positive");
        assertThat(lookup.account()).hasToString(ALPHA);
        assertThat(lookup.number()).isEqualTo(1);
        assertThat(lookup.requestedAt()).isEqualTo(START.plusSeconds(8));
    }

    @Test
    void looksUpUnderTheReferenceTheBetWasSentWith() {
        desk.offered("P-1");
        BetRequested sent = desk.event(BetRequested.class);
        desk.unknown("P-1/positive");

        assertThat(desk.event(LookupRequested.class).reference())
                .isEqualTo(sent.order().reference());
    }

    @Test
    void doesNotHedgeWhileThePositiveLegIsInDoubt() {
        desk.offered("P-1").unknown("P-1/positive");
        List<String> names = new ArrayList<>(desk.names());
        while (desk.pair("P-1").phase().isInFlight()) {
            names.addAll(desk.waitsForTheTimer("P-1").names());
        }

        assertThat(names).doesNotContain("BetRequested");
    }

    @Test
    void countsSilenceAsDoubtOnceNobodyCanBeSendingAnyMore() {
        desk.offered("P-1").waitsForTheTimer("P-1");

        assertThat(desk.now()).isEqualTo(START.plusSeconds(20));
        assertThat(desk.pair("P-1").phase()).isEqualTo(PairPhase.POSITIVE_IN_DOUBT);
        assertThat(desk.event(BetDoubted.class).deadline()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void looksUpWithGrowingPausesUntilTwoMinutesAfterTheSend() {
        desk.offered("P-1").unknown("P-1/positive");
        List<Long> seconds = new ArrayList<>();
        while (desk.pair("P-1").phase().isInFlight()) {
            seconds.add(Duration.between(START, desk.now()).toSeconds());
            desk.waitsForTheTimer("P-1");
        }

        assertThat(seconds).containsExactly(0L, 5L, 15L, 35L, 65L, 95L);
        assertThat(desk.now()).isEqualTo(START.plusSeconds(120));
        assertThat(desk.told())
                .containsExactly("arb_emergency P-1", "exposure_alert P-1 placement_unknown");
    }

    @Test
    void numbersLookupsWithoutGaps() {
        desk.offered("P-1").unknown("P-1/positive");
        List<Integer> numbers = new ArrayList<>();
        while (desk.pair("P-1").phase().isInFlight()) {
            numbers.add(desk.event(LookupRequested.class).number());
            desk.inconclusive("P-1/positive").waitsForTheTimer("P-1");
        }

        assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void givesADoubtThatBeginsLateThirtySecondsAllTheSame() {
        desk.offered("P-1").at(Duration.ofMinutes(30)).timerRings("P-1");

        assertThat(desk.event(BetDoubted.class).deadline())
                .isEqualTo(START.plus(Duration.ofMinutes(30)).plusSeconds(30));
    }

    @Test
    void hedgesWhenALookupFindsThePositiveBet() {
        desk.offered("P-1").unknown("P-1/positive").later(Duration.ofSeconds(5));
        desk.found("P-1/positive");

        assertThat(desk.told()).containsExactly("bet_executed P-1/positive accepted");
        assertThat(desk.event(BetRequested.class).order().bet()).hasToString("P-1/hedge");
    }

    @Test
    void hedgesWhenTheAcceptanceArrivesWhileInDoubt() {
        desk.offered("P-1").waitsForTheTimer("P-1").accepted("P-1/positive");

        assertThat(desk.event(BetRequested.class).order().bet()).hasToString("P-1/hedge");
    }

    @Test
    void failsWhenAnAbsentPositiveBetIsProven() {
        desk.offered("P-1").unknown("P-1/positive").absent("P-1/positive");

        assertThat(desk.told())
                .containsExactly("bet_executed P-1/positive error", "arb_failed P-1");
        assertThat(desk.account(ALPHA).isIdle(desk.now())).isTrue();
        assertThat(desk.account(BETA).isIdle(desk.now())).isTrue();
    }

    @Test
    void isAnExposureWhenAnAbsentHedgeIsProven() {
        desk.offered("P-1").accepted("P-1/positive").unknown("P-1/hedge").absent("P-1/hedge");

        assertThat(desk.told())
                .containsExactly(
                        "bet_executed P-1/hedge error",
                        "arb_emergency P-1",
                        "exposure_alert P-1 hedge_error");
    }

    @Test
    void succeedsWhenALookupFindsTheHedge() {
        desk.offered("P-1").accepted("P-1/positive").unknown("P-1/hedge").found("P-1/hedge");

        assertThat(desk.told())
                .containsExactly("bet_executed P-1/hedge accepted", "arb_success P-1");
    }

    @Test
    void holdsBothAccountsWithoutCooldownWhenThePositiveBetIsNeverFound() {
        desk.offered("P-1").unknown("P-1/positive").waitsForTheDeadline("P-1");

        assertThat(desk.account(ALPHA).holds()).containsExactly("P-1");
        assertThat(desk.account(BETA).holds()).containsExactly("P-1");
        assertThat(desk.account(ALPHA).cooldownUntil()).isNull();
        assertThat(desk.names()).doesNotContain("BetWatched");
    }

    @Test
    void restsAndWatchesTheAcceptedBetWhenTheHedgeIsNeverFound() {
        desk.offered("P-1").accepted("P-1/positive").unknown("P-1/hedge");
        desk.waitsForTheDeadline("P-1");

        assertThat(desk.told())
                .containsExactly("arb_emergency P-1", "exposure_alert P-1 placement_unknown");
        assertThat(desk.account(ALPHA).cooldownUntil()).isEqualTo(START.plusSeconds(180));
        assertThat(desk.account(BETA).cooldownUntil()).isNull();
        assertThat(desk.event(DeskEvent.BetWatched.class).bet()).hasToString("P-1/positive");
    }

    // ---- absence

    @Test
    void believesAbsenceOnlyOfACompleteAnswer() {
        desk.offered("P-1").unknown("P-1/positive");
        desk.given(Reports.incompletelyAbsent("P-1/positive", desk.now()));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.INCONCLUSIVE_LOOKUP);
    }

    @Test
    void believesAbsenceOnlyOfAnAnswerAsOldAsTheBookmakerNeeds() {
        Duration age = Duration.ofSeconds(20);
        desk.offered("P-1").given(Reports.unknown("P-1/positive", START, START, age));
        Instant early = START.plusSeconds(20).minusMillis(1);
        desk.at(Duration.ofSeconds(30)).given(Reports.absent("P-1/positive", early, age));
        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.INCONCLUSIVE_LOOKUP);

        desk.given(Reports.absent("P-1/positive", START.plusSeconds(20), age));

        assertThat(desk.told()).endsWith("arb_failed P-1");
    }

    @Test
    void countsAbsenceAfterSilenceFromTheEndOfAllWaitingHoweverLateTheTimerRings() {
        desk.offered("P-1").at(Duration.ofMinutes(5)).timerRings("P-1");

        assertThat(desk.event(BetDoubted.class).since()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void waitsLongerForABookmakerThatTellsItIsSlow() {
        desk.offered("P-1").given(Reports.unknown("P-1/positive", START, START, TEN_MINUTES));

        assertThat(desk.event(BetDoubted.class).deadline())
                .isEqualTo(START.plus(TEN_MINUTES).plusSeconds(30));
    }

    @Test
    void extendsTheDeadlineWhenALookupTellsThatTheBookmakerIsSlow() {
        desk.offered("P-1").unknown("P-1/positive");
        desk.given(Reports.absent("P-1/positive", START, TEN_MINUTES));

        assertThat(desk.names())
                .containsExactly("Ignored:inconclusive_lookup", "LookupDeadlineExtended");
        assertThat(desk.event(LookupDeadlineExtended.class).deadline())
                .isEqualTo(START.plus(TEN_MINUTES).plusSeconds(30));
        desk.given(Reports.absent("P-1/positive", START, TEN_MINUTES));
        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.INCONCLUSIVE_LOOKUP);
    }

    @Test
    void provesAbsenceAtASlowBookmakerBeforeItsExtendedDeadline() {
        desk.offered("P-1").unknown("P-1/positive");
        while (desk.pair("P-1").phase().isInFlight()) {
            desk.given(Reports.absent("P-1/positive", desk.now(), TEN_MINUTES));
            if (desk.pair("P-1").phase().isInFlight()) {
                desk.waitsForTheTimer("P-1");
            }
        }

        assertThat(desk.told()).endsWith("arb_failed P-1");
        assertThat(desk.now()).isBetween(START.plus(TEN_MINUTES), START.plusSeconds(630));
    }

    @Test
    void believesNoAnswerFromTheFuture() {
        desk.offered("P-1").given(Reports.unknown("P-1/positive", START, START, TEN_MINUTES));
        Instant future = START.plus(TEN_MINUTES.multipliedBy(2));
        desk.given(Reports.absent("P-1/positive", future, TEN_MINUTES));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.INCONCLUSIVE_LOOKUP);
    }

    @Test
    void givesUpInTimeThoughTheWorkersClockIsHoursAhead() {
        Instant future = START.plus(Duration.ofHours(6));
        desk.offered("P-1").given(Reports.unknown("P-1/positive", future, future, Duration.ZERO));

        assertThat(desk.event(BetDoubted.class).since()).isEqualTo(START);
        assertThat(desk.event(BetDoubted.class).deadline()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void survivesAbsurdAbsenceAges() {
        Duration absurd = Duration.ofSeconds(Long.MAX_VALUE);
        desk.offered("P-1").given(Reports.unknown("P-1/positive", START, START, absurd));
        assertThat(desk.event(BetDoubted.class).deadline())
                .isEqualTo(START.plus(Duration.ofDays(30)).plusSeconds(30));

        desk.given(Reports.absent("P-1/positive", START, absurd));
        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.INCONCLUSIVE_LOOKUP);
        desk.given(Reports.absent("P-1/positive", START.minusMillis(1), absurd.negated()));
        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.INCONCLUSIVE_LOOKUP);
    }

    // ---- what changes nothing

    @Test
    void ignoresARefusalOnceTheBetIsInDoubt() {
        desk.offered("P-1").waitsForTheTimer("P-1").notPlaced("P-1/positive");

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_OUTCOME);
    }

    @Test
    void ignoresATimerThatWasReplaced() {
        desk.offered("P-1");
        DeskInput old = Reports.rung("P-1", desk.timer("P-1"));
        desk.unknown("P-1/positive").at(Duration.ofSeconds(20)).given(old);

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_TIMER);
    }

    @Test
    void ignoresATimerThatRingsTwice() {
        desk.offered("P-1");
        DeskInput timer = Reports.rung("P-1", desk.timer("P-1"));
        desk.at(Duration.ofSeconds(20)).given(timer).given(timer);

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_TIMER);
    }

    @Test
    void ignoresTimersAndOutcomesOfAPairIdThatWasUsedBefore() {
        desk.offered("P-1");
        DeskInput old = Reports.rung("P-1", desk.timer("P-1"));
        desk.rejected("P-1/positive").at(Duration.ofDays(7)).offered("P-1").given(old);

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.IGNORED_TIMER);
    }
}
