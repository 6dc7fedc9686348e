package io.surelock.worker.placement;

import io.surelock.bet.Money;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.Micros;
import io.surelock.worker.Words;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a bookmaker's answer to a placement means. Pure. Whatever leaves a doubt is {@code UNKNOWN},
 * and the desk looks the bet up: an answer that contradicts the order is believed in no direction.
 */
public record PlacementOutcomes(PlaceBet request) {

    private static final int LONGEST_TICKET_CHARACTERS = 256;

    /**
     * When and where a bet was sent.
     *
     * @param absenceAge as the bookmaker's capabilities say
     */
    public record Sent(Instant at, Duration absenceAge) {

        public Sent {
            at = Micros.of(at);
            absenceAge = absenceAge.isNegative() ? Duration.ZERO : absenceAge;
        }
    }

    /** The outcome of an answer. */
    public PlacementOutcome answered(PlaceAnswer answer, Sent sent, Instant answeredAt) {
        return switch (answer) {
            case PlaceAnswer.Accepted accepted -> accepted(accepted, sent, answeredAt);
            case PlaceAnswer.Rejected rejected ->
                    refused(PlacementStatus.REJECTED, rejected.reason(), sent, answeredAt);
            case PlaceAnswer.NotPlaced notPlaced ->
                    refused(PlacementStatus.NOT_PLACED, notPlaced.reason(), sent, answeredAt);
            case PlaceAnswer.Pending pending ->
                    unknown("pending: " + pending.reason(), sent, answeredAt);
            case PlaceAnswer.Duplicate duplicate ->
                    unknown("duplicate: " + duplicate.reason(), sent, answeredAt);
            case PlaceAnswer.Unknown unknown -> unknown(unknown.reason(), sent, answeredAt);
        };
    }

    /** Sent, and nobody can tell what became of it. */
    PlacementOutcome unknown(@Nullable String reason, Sent sent, Instant answeredAt) {
        return refused(PlacementStatus.UNKNOWN, reason, sent, answeredAt);
    }

    /** Certainly never sent. */
    PlacementOutcome notSent(String reason, Instant now) {
        return outcome(PlacementStatus.NOT_PLACED, null, reason, null, now);
    }

    private PlacementOutcome accepted(
            PlaceAnswer.Accepted accepted, Sent sent, Instant answeredAt) {
        return contradiction(accepted)
                .map(doubt -> unknown(doubt, sent, answeredAt))
                .orElseGet(
                        () -> outcome(PlacementStatus.ACCEPTED, accepted, null, sent, answeredAt));
    }

    private Optional<String> contradiction(PlaceAnswer.Accepted accepted) {
        Money asked = request.order().stake();
        Money matched = accepted.stake();
        if (!matched.currency().equals(asked.currency())) {
            return Optional.of(
                    "accepted in %s, asked in %s".formatted(matched.currency(), asked.currency()));
        }
        if (!matched.isPositive()) {
            return Optional.of("accepted with a stake of " + matched);
        }
        int characters = accepted.ticket().length();
        if (accepted.ticket().isBlank() || characters > LONGEST_TICKET_CHARACTERS) {
            return Optional.of("accepted with a ticket of %d characters".formatted(characters));
        }
        return Optional.empty();
    }

    private PlacementOutcome refused(
            PlacementStatus status, @Nullable String reason, Sent sent, Instant answeredAt) {
        return outcome(status, null, reason, sent, answeredAt);
    }

    private PlacementOutcome outcome(
            PlacementStatus status,
            PlaceAnswer.@Nullable Accepted accepted,
            @Nullable String reason,
            @Nullable Sent sent,
            Instant answeredAt) {
        return new PlacementOutcome(
                request.deskId(),
                request.order().bet(),
                status,
                accepted == null ? null : accepted.ticket(),
                accepted == null ? null : accepted.stake(),
                accepted == null ? null : accepted.odds(),
                accepted == null ? Words.reason(reason) : null,
                sent == null ? null : sent.at(),
                Micros.of(answeredAt),
                sent == null ? Duration.ZERO : sent.absenceAge());
    }
}
