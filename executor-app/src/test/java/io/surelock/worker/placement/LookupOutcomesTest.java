package io.surelock.worker.placement;

import static io.surelock.worker.placement.TestRequests.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class LookupOutcomesTest {

    private static final Duration AGE = Duration.ofMinutes(2);
    private static final Instant ANSWERED = NOW.plusSeconds(1);

    private final LookupOutcomes outcomes = new LookupOutcomes(TestRequests.lookUp("P-1", 4));

    @Test
    void reportsWhatWasFound() {
        LookupOutcome outcome =
                answered(
                        new LookupAnswer.Found(
                                "T-1", Money.of("100.00", "EUR"), Odds.of("2.1000")));
        assertThat(outcome.result()).isEqualTo(LookupResult.FOUND);
        assertThat(outcome.ticket()).isEqualTo("T-1");
        assertThat(outcome.number()).isEqualTo(4);
    }

    @Test
    void reportsOfWhenAnAbsenceSpeaks() {
        LookupOutcome outcome = answered(new LookupAnswer.Absent(true, NOW));
        assertThat(outcome.result()).isEqualTo(LookupResult.ABSENT);
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.asOf()).isEqualTo(NOW);
        assertThat(outcome.absenceAge()).isEqualTo(AGE);
    }

    @Test
    void believesNoAbsenceAsOfTheFuture() {
        LookupOutcome outcome = answered(new LookupAnswer.Absent(true, ANSWERED.plusSeconds(3600)));
        assertThat(outcome.asOf()).isEqualTo(ANSWERED);
    }

    @Test
    void doubtsAFindingWithoutAStake() {
        LookupOutcome outcome =
                answered(new LookupAnswer.Found("T-1", Money.of("0.00", "EUR"), Odds.of("2.1000")));
        assertThat(outcome.result()).isEqualTo(LookupResult.INCONCLUSIVE);
    }

    @Test
    void passesOnWhyNothingIsKnown() {
        LookupOutcome outcome = answered(new LookupAnswer.Inconclusive("503"));
        assertThat(outcome.result()).isEqualTo(LookupResult.INCONCLUSIVE);
        assertThat(outcome.reason()).isEqualTo("503");
        assertThat(outcome.complete()).isFalse();
    }

    private LookupOutcome answered(LookupAnswer answer) {
        return outcomes.answered(answer, ANSWERED, AGE);
    }
}
