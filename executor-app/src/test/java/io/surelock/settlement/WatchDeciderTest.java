package io.surelock.settlement;

import static io.surelock.settlement.PollAnswer.ERROR;
import static io.surelock.settlement.PollAnswer.LOST;
import static io.surelock.settlement.PollAnswer.PENDING;
import static io.surelock.settlement.PollAnswer.SESSION_LOST;
import static io.surelock.settlement.PollAnswer.SETTLED;
import static io.surelock.settlement.PollAnswer.WON;
import static io.surelock.settlement.PollKind.CORRECTION;
import static io.surelock.settlement.PollKind.NUMBERED;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.SettlementOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

/** When a bet is asked about, what its answers change, and what the desk is told. */
class WatchDeciderTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final TestWatch watch = new TestWatch();

    // ---- numbered polls

    @Test
    void asksEveryFiveSecondsAndNumbersThePolls() {
        watch.asks();
        assertThat(watch.asked().number()).isEqualTo(1);
        assertThat(watch.asked().kind()).isEqualTo(NUMBERED);
        assertThat(watch.asked().requestedAt()).isEqualTo(TestWatch.START);

        watch.answered(PENDING, Duration.ofSeconds(2)).asks();

        assertThat(watch.sinceStart()).isEqualTo(Duration.ofSeconds(5));
        assertThat(watch.asked().number()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "SESSION_LOST", "ERROR"})
    void countsAnAnswerThatIsNotFinalAndTellsNobody(PollAnswer answer) {
        watch.asks().answered(answer);

        assertThat(watch.told()).isEmpty();
        assertThat(watch.watch().polls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryFinalAnswerAtOnce(SettlementOutcome outcome) {
        watch.times(2, PENDING).asks().answered(PollAnswer.valueOf(outcome.name()));

        assertThat(watch.told()).containsExactly("FINAL " + outcome.label() + " after 3");
    }

    @Test
    void tellsThatABetIsUnresolvedAfter120PollsWithoutAFinalAnswer() {
        watch.times(119, PENDING);
        assertThat(watch.toldSoFar()).isEmpty();

        watch.asks().answered(PENDING);

        assertThat(watch.told()).containsExactly("UNRESOLVED after 120");
        assertThat(watch.sinceStart()).isEqualTo(Duration.ofSeconds(119 * 5));
    }

    @Test
    void takesAFinalAnswerToThe120thPoll() {
        watch.times(119, PENDING).asks().answered(WON);

        assertThat(watch.toldSoFar()).containsExactly("FINAL won after 120");
    }

    @Test
    void neverNumbersA121stPoll() {
        watch.times(120, ERROR).asks();

        assertThat(watch.asked().kind()).isEqualTo(CORRECTION);
    }

    @Test
    void countsLostSessionsAndErrorsAndSilenceAlike() {
        watch.times(40, SESSION_LOST).times(40, ERROR);
        for (int i = 0; i < 40; i++) {
            watch.asks().unanswered();
        }

        assertThat(watch.toldSoFar()).containsExactly("UNRESOLVED after 120");
    }

    @Test
    void asksAgainAtOnceWhenAnAnswerTookLongerThanTheInterval() {
        watch.asks().answered(PENDING, Duration.ofSeconds(20));

        assertThat(watch.nextDue()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void asksAgainAtOnceAfterThirtySecondsOfSilence() {
        watch.asks().unanswered();

        assertThat(watch.watch().polls()).isEqualTo(1);
        assertThat(watch.nextDue()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void ignoresTheSameAnswerTwice() {
        watch.asks().answered(PENDING);
        BetWatch before = watch.watch();
        watch.answered(PENDING);

        assertThat(watch.watch()).isEqualTo(before);
    }

    @Test
    void ignoresALateAnswerToAPollThatCountedAsSilence() {
        watch.asks().unanswered().asks().answered(NUMBERED, 1, PENDING);

        assertThat(watch.watch().polls()).isEqualTo(1);
    }

    @Test
    void takesALateFinalAnswerToAPollThatCountedAsSilence() {
        watch.asks().unanswered().asks().answered(NUMBERED, 1, WON);

        assertThat(watch.told()).containsExactly("FINAL won after 1");
    }

    @Test
    void countsAnswersOutOfOrderOnce() {
        watch.asks().answered(NUMBERED, 1, PENDING).asks().answered(NUMBERED, 2, PENDING);
        watch.answered(NUMBERED, 1, PENDING);

        assertThat(watch.watch().polls()).isEqualTo(2);
    }

    // ---- corrections

    @Test
    void looksForCorrectionsOnceAnHourForFortyEightHours() {
        watch.asks().answered(WON);
        for (int hour = 1; hour <= 48; hour++) {
            assertThat(watch.nextDue()).isEqualTo(HOUR.multipliedBy(hour));
            watch.asks().answered(WON);
        }

        assertThat(watch.toldSoFar()).containsExactly("FINAL won after 1", "WATCH_ENDED after 1");
        assertThat(watch.isWatched()).isFalse();
    }

    @Test
    void watchesToTheVeryEndThoughEveryPollIsAskedALittleLate() {
        watch.asks().answered(WON);
        while (watch.isWatched()) {
            watch.asks(Duration.ofMillis(250)).answered(WON);
        }

        assertThat(watch.polls()).isEqualTo(1 + 48);
        assertThat(watch.sinceStart()).isEqualTo(HOUR.multipliedBy(48).plusMillis(250));
    }

    @Test
    void asksOnceMoreAfterTheEndWhenNobodyAskedForDays() {
        watch.asks().answered(WON).asks().answered(WON);
        watch.asks(Duration.ofDays(5)).answered(LOST);

        assertThat(watch.told()).containsExactly("FINAL lost after 1", "WATCH_ENDED after 1");
        assertThat(watch.isWatched()).isFalse();
    }

    @Test
    void endsThoughNobodyEverAnswers() {
        int silences = 0;
        while (watch.isWatched()) {
            watch.asks().unanswered();
            silences++;
        }

        assertThat(silences).isEqualTo(120 + 48);
        assertThat(watch.toldSoFar())
                .containsExactly("UNRESOLVED after 120", "WATCH_ENDED after 120");
    }

    @Test
    void tellsAFinalAnswerThatComesAfterThePollsWereUsedUp() {
        watch.times(120, PENDING).asks().answered(WON);

        assertThat(watch.told()).containsExactly("FINAL won after 120");
        assertThat(watch.isWatched()).isTrue();
    }

    @Test
    void tellsALateAnswerToANumberedPollAfterThePollsWereUsedUp() {
        watch.times(120, PENDING).answered(NUMBERED, 120, LOST);

        assertThat(watch.told()).containsExactly("FINAL lost after 120");
    }

    @Test
    void tellsAnAnswerThatContradictsTheFirst() {
        watch.asks().answered(WON).asks().answered(LOST);

        assertThat(watch.told()).containsExactly("FINAL lost after 1");
    }

    @Test
    void tellsAnAnswerThatContradictsTheCorrectionAgain() {
        watch.asks().answered(WON).asks().answered(LOST).asks().answered(WON);

        assertThat(watch.told()).containsExactly("FINAL won after 1");
    }

    @Test
    void tellsTheSameFinalAnswerOnce() {
        watch.asks().answered(WON).answered(NUMBERED, 1, WON).times(3, WON);

        assertThat(watch.toldSoFar()).containsExactly("FINAL won after 1");
    }

    @Test
    void takesSettledAfterAResultForNoContradiction() {
        watch.asks().answered(WON).asks().answered(SETTLED);

        assertThat(watch.told()).isEmpty();
        assertThat(watch.watch().outcome()).isEqualTo(SettlementOutcome.WON);
        assertThat(watch.watch().corrections()).isEqualTo(1);
    }

    @Test
    void tellsTheResultAfterASettledWithoutOne() {
        watch.asks().answered(SETTLED).asks().answered(LOST);

        assertThat(watch.toldSoFar())
                .containsExactly("FINAL settled after 1", "FINAL lost after 1");
    }

    @Test
    void doesNotForgetAnOutcomeWhenTheBookmakerIsPendingAgain() {
        watch.asks().answered(WON).asks().answered(PENDING).asks().answered(WON);

        assertThat(watch.toldSoFar()).containsExactly("FINAL won after 1");
    }

    @Test
    void tellsACorrectionInTheLastPollBeforeTheWatchEnds() {
        watch.asks().answered(WON).times(47, WON).asks().answered(LOST);

        assertThat(watch.told()).containsExactly("FINAL lost after 1", "WATCH_ENDED after 1");
    }

    @Test
    void ignoresACorrectionAnsweredTwice() {
        watch.asks().answered(WON).asks().answered(WON);
        BetWatch before = watch.watch();
        watch.answered(CORRECTION, 1, WON).answered(CORRECTION, 1, PENDING);

        assertThat(watch.watch()).isEqualTo(before);
    }

    @Test
    void takesACorrectionThatArrivesLateWithoutAskingSooner() {
        watch.asks().answered(WON).asks().unanswered();
        Duration due = watch.nextDue();
        watch.answered(CORRECTION, 1, LOST);

        assertThat(watch.told()).containsExactly("FINAL lost after 1");
        assertThat(watch.nextDue()).isEqualTo(due);
    }
}
