package io.surelock.worker.placement;

import static io.surelock.worker.placement.TestRequests.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.placement.PlacementOutcomes.Sent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class PlacementOutcomesTest {

    private static final Odds ODDS = Odds.of("2.0800");
    private static final Instant ANSWERED = NOW.plusMillis(120);

    private final PlacementOutcomes outcomes = new PlacementOutcomes(TestRequests.place("P-1"));
    private final Sent sent = new Sent(NOW, Duration.ofMinutes(2));

    @Test
    void reportsAnAcceptanceWithWhatWasMatched() {
        PlacementOutcome outcome = accepted("T-1", "60.00", "EUR");
        assertThat(outcome.status()).isEqualTo(PlacementStatus.ACCEPTED);
        assertThat(outcome.ticket()).isEqualTo("T-1");
        assertThat(outcome.stake()).isEqualTo(Money.of("60.00", "EUR"));
        assertThat(outcome.odds()).isEqualTo(ODDS);
        assertThat(outcome.reason()).isNull();
        assertThat(outcome.sentAt()).isEqualTo(NOW);
        assertThat(outcome.answeredAt()).isEqualTo(ANSWERED);
        assertThat(outcome.absenceAge()).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource({"60.00, USD, accepted in USD", "0.00, EUR, stake of 0.00", "-1.00, EUR, -1.00"})
    void doubtsAnAcceptanceThatCannotBe(String stake, String currency, String reason) {
        PlacementOutcome outcome = accepted("T-1", stake, currency);
        assertThat(outcome.status()).isEqualTo(PlacementStatus.UNKNOWN);
        assertThat(outcome.reason()).contains(reason);
        assertThat(outcome.sentAt()).isEqualTo(NOW);
    }

    @Test
    void doubtsAnAcceptanceWithoutAUsableTicket() {
        assertThat(accepted(" ", "60.00", "EUR").status()).isEqualTo(PlacementStatus.UNKNOWN);
        assertThat(accepted("T".repeat(257), "60.00", "EUR").status())
                .isEqualTo(PlacementStatus.UNKNOWN);
    }

    @Test
    void keepsDefiniteRefusals() {
        assertThat(answered(new PlaceAnswer.Rejected("ODDS_CHANGED")))
                .extracting(PlacementOutcome::status, PlacementOutcome::reason)
                .containsExactly(PlacementStatus.REJECTED, "ODDS_CHANGED");
        assertThat(answered(new PlaceAnswer.NotPlaced("maintenance")))
                .extracting(PlacementOutcome::status, PlacementOutcome::reason)
                .containsExactly(PlacementStatus.NOT_PLACED, "maintenance");
    }

    @Test
    void takesPendingDuplicateAndUnclearAnswersForUnknown() {
        assertThat(answered(new PlaceAnswer.Pending("in play")))
                .extracting(PlacementOutcome::status, PlacementOutcome::reason)
                .containsExactly(PlacementStatus.UNKNOWN, "pending: in play");
        assertThat(answered(new PlaceAnswer.Duplicate("seen")))
                .extracting(PlacementOutcome::status, PlacementOutcome::reason)
                .containsExactly(PlacementStatus.UNKNOWN, "duplicate: seen");
        assertThat(answered(new PlaceAnswer.Unknown("502")))
                .extracting(PlacementOutcome::status, PlacementOutcome::reason)
                .containsExactly(PlacementStatus.UNKNOWN, "502");
    }

    @Test
    void keepsReasonsShort() {
        PlacementOutcome outcome = answered(new PlaceAnswer.Rejected("x".repeat(10_000_000)));
        assertThat(outcome.reason()).hasSize(500);
    }

    @Test
    void saysOfABetThatWasNotSentThatItHasNoSend() {
        PlacementOutcome outcome = outcomes.notSent("worker stopping", NOW.plusNanos(1_234_567));
        assertThat(outcome.status()).isEqualTo(PlacementStatus.NOT_PLACED);
        assertThat(outcome.sentAt()).isNull();
        assertThat(outcome.answeredAt()).isEqualTo(NOW.plusNanos(1_234_000));
    }

    private PlacementOutcome accepted(String ticket, String stake, String currency) {
        return answered(new PlaceAnswer.Accepted(ticket, Money.of(stake, currency), ODDS));
    }

    private PlacementOutcome answered(PlaceAnswer answer) {
        return outcomes.answered(answer, sent, ANSWERED);
    }
}
