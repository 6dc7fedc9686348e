package io.surelock.scenario;

import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.bookmaker.paper.DelayedAnswer;
import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;
import io.surelock.worker.placement.LookupOutcomes;
import io.surelock.worker.placement.PlacementOutcomes;

import java.time.Duration;
import java.time.Instant;

/**
 * The workers of a scenario, with the real workers' reading of answers: they ask the paper
 * bookmaker and report what it says. They send whatever they are ordered to, so that a bet ordered
 * twice shows as sent twice.
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
        PlacementOutcomes.Sent sent = new PlacementOutcomes.Sent(sentAt, absenceAge());
        return new PlacementOutcomes(order).answered(answer, sent, now);
    }

    LookupOutcome lookUp(LookUpBet order, Instant now) {
        LookupAnswer answer = book.lookup(order.reference(), now);
        return new LookupOutcomes(order).answered(answer, now, absenceAge());
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

    private Duration absenceAge() {
        return book.capabilities().absenceAge();
    }
}
