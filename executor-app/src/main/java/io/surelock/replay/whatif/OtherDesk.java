package io.surelock.replay.whatif;

import io.surelock.bet.BetId;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskDecider;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskEvolver;
import io.surelock.desk.DeskInput;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;
import io.surelock.desk.policy.Policy;
import io.surelock.journal.JournalBody;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.replay.ReplayBook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A desk that gets the same inputs at the same instants and decides by another policy. A pair that
 * only this one takes has no recorded answer: it counts as accepted at once at the terms offered,
 * so that its accounts rest as they would have; what it would have earned is never guessed.
 */
final class OtherDesk {

    private final ReplayBook book;
    private final PolicyChange change;
    private final Set<String> invented = new HashSet<>();

    OtherDesk(String deskId, Wire wire, PolicyChange change) {
        this.book = new ReplayBook(deskId, wire);
        this.change = change;
    }

    /** Takes an input that is no opportunity. */
    void follow(JournalBody body) {
        switch (body.input()) {
            case DeskInput.DeskSeeded e ->
                    decide(
                            new DeskInput.DeskSeeded(e.deskId(), change.of(e.policy())),
                            body.decidedAt());
            case DeskInput.CommandGiven e -> decide(command(e), body.decidedAt());
            case DeskInput.TimerDue e -> ring(e, body.decidedAt());
            case DeskInput.PlacementReported e -> report(e.outcome().bet(), e, body.decidedAt());
            case DeskInput.LookupReported e -> report(e.outcome().bet(), e, body.decidedAt());
            case DeskInput.LegSettled e -> report(e.settlement().bet(), e, body.decidedAt());
            case DeskInput.OpportunityOffered _, DeskInput.OpportunitySkipped _ -> {}
        }
    }

    /** Decides on an opportunity; answers the events. */
    List<DeskEvent> offer(JournalBody body, DeskInput.OpportunityOffered offered) {
        return decide(offered, body.decidedAt());
    }

    /** Lets a pair that nobody placed count as accepted. */
    void invent(String pairId, Instant at) {
        invented.add(pairId);
        for (Leg leg : Leg.values()) {
            PairState pair = book.requirePair(pairId);
            LegOffer offer = pair.opportunity().leg(leg);
            decide(
                    new DeskInput.PlacementReported(
                            new PlacementOutcome(
                                    book.desk().deskId(),
                                    new BetId(pairId, leg),
                                    PlacementStatus.ACCEPTED,
                                    "what-if",
                                    pair.bet(leg).stake(),
                                    offer.odds(),
                                    null,
                                    at,
                                    at,
                                    Duration.ZERO)),
                    at);
        }
    }

    private DeskInput command(DeskInput.CommandGiven given) {
        OperatorCommand command = given.command();
        return command.action() instanceof Action.ChangePolicy(Policy policy)
                ? new DeskInput.CommandGiven(
                        new OperatorCommand(
                                command.commandId(),
                                command.deskId(),
                                command.at(),
                                command.operator(),
                                new Action.ChangePolicy(change.of(policy))))
                : given;
    }

    /** Timers are numbered by entries, which differ here: the pair's own is rung instead. */
    private void ring(DeskInput.TimerDue due, Instant at) {
        PairState pair = book.pair(due.bet().pairId());
        Timer waits = pair == null ? null : pair.timer();
        if (waits != null
                && waits.kind() == due.kind()
                && waits.leg() == due.bet().leg()
                && !waits.due().isAfter(at)) {
            decide(
                    new DeskInput.TimerDue(
                            due.deskId(), due.bet(), due.kind(), waits.due(), waits.sequence()),
                    at);
        }
    }

    /** Reports on pairs that were not taken here say nothing here. */
    private void report(BetId bet, DeskInput report, Instant at) {
        if (book.pair(bet.pairId()) != null && !invented.contains(bet.pairId())) {
            decide(report, at);
        }
    }

    private List<DeskEvent> decide(DeskInput input, Instant at) {
        Instant now = book.desk().notBefore(at);
        book.forget(now);
        List<DeskEvent> events = DeskDecider.decide(book, input, now);
        events.forEach(event -> DeskEvolver.evolve(book, event));
        book.putDesk(book.desk().advanced(book.nextSequence(), Digest.ZERO, now));
        return events;
    }
}
