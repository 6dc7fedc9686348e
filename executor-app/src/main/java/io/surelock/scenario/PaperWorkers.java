package io.surelock.scenario;

import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.bookmaker.paper.DelayedAnswer;
import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * The workers of a scenario: they ask the paper bookmaker and report what it says. They send
 * whatever they are ordered to, so that a bet ordered twice shows as sent twice.
 */
final class PaperWorkers {

    private final PaperBook book;

    PaperWorkers(PaperBook book) {
        this.book = book;
    }

    /** Sends the bet now; the answer is still to be reported. */
    DelayedAnswer send(PlaceBet order, Instant now) {
        return book.place(order.order(), order.notAfter(), now);
    }

    /** What is reported of an answer to a bet sent at {@code sentAt}, once the answer is there. */
    PlacementOutcome outcome(PlaceBet order, PlaceAnswer answer, Instant sentAt, Instant now) {
        return switch (answer) {
            case PlaceAnswer.Accepted accepted ->
                    new PlacementOutcome(
                            order.deskId(),
                            order.order().bet(),
                            PlacementStatus.ACCEPTED,
                            accepted.ticket(),
                            accepted.stake(),
                            accepted.odds(),
                            null,
                            sentAt,
                            now,
                            absenceAge());
            case PlaceAnswer.Rejected rejected ->
                    none(order, PlacementStatus.REJECTED, rejected.reason(), sentAt, now);
            case PlaceAnswer.NotPlaced not ->
                    none(order, PlacementStatus.NOT_PLACED, not.reason(), sentAt, now);
            case PlaceAnswer.Pending pending ->
                    none(order, PlacementStatus.UNKNOWN, pending.reason(), sentAt, now);
            case PlaceAnswer.Duplicate duplicate ->
                    none(order, PlacementStatus.UNKNOWN, duplicate.reason(), sentAt, now);
            case PlaceAnswer.Unknown unknown ->
                    none(order, PlacementStatus.UNKNOWN, unknown.reason(), sentAt, now);
        };
    }

    LookupOutcome lookUp(LookUpBet order, Instant now) {
        LookupAnswer answer = book.lookup(order.reference(), now);
        return switch (answer) {
            case LookupAnswer.Found found ->
                    new LookupOutcome(
                            order.deskId(),
                            order.bet(),
                            LookupResult.FOUND,
                            found.ticket(),
                            found.stake(),
                            found.odds(),
                            true,
                            now,
                            absenceAge(),
                            order.number(),
                            null);
            case LookupAnswer.Absent absent ->
                    notFound(order, LookupResult.ABSENT, absent.complete(), absent.asOf(), null);
            case LookupAnswer.Inconclusive inconclusive ->
                    notFound(order, LookupResult.INCONCLUSIVE, false, now, inconclusive.reason());
        };
    }

    PollOutcome poll(PollRequest order, Instant now) {
        SettlementAnswer answer = book.settlement(order.ticket());
        return new PollOutcome(
                order.deskId(),
                order.bet(),
                order.kind(),
                order.number(),
                answer.answer(),
                order.requestedAt(),
                now,
                answer.raw());
    }

    private PlacementOutcome none(
            PlaceBet order, PlacementStatus status, String reason, Instant sentAt, Instant now) {
        return new PlacementOutcome(
                order.deskId(),
                order.order().bet(),
                status,
                null,
                null,
                null,
                reason,
                sentAt,
                now,
                absenceAge());
    }

    private LookupOutcome notFound(
            LookUpBet order,
            LookupResult result,
            boolean complete,
            Instant asOf,
            @Nullable String reason) {
        return new LookupOutcome(
                order.deskId(),
                order.bet(),
                result,
                null,
                null,
                null,
                complete,
                asOf,
                absenceAge(),
                order.number(),
                reason);
    }

    private Duration absenceAge() {
        return book.capabilities().absenceAge();
    }
}
