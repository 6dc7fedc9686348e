package io.surelock.replay.timeline;

import io.surelock.desk.DeskInput;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.pair.TimerKind;
import io.surelock.journal.JournalBody;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.settlement.LegSettlement;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an entry's input means to a person: who said what to the desk. */
final class InputMoments {

    private static final String SENT = " sent";

    private InputMoments() {}

    static List<Moment> of(JournalBody body) {
        return switch (body.input()) {
            case DeskInput.OpportunityOffered e -> offered(body, e.opportunity());
            case DeskInput.CommandGiven e -> commanded(body, e.command());
            case DeskInput.PlacementReported e -> placed(body, e.outcome());
            case DeskInput.LookupReported e -> List.of(lookedUp(body, e.outcome()));
            case DeskInput.TimerDue e ->
                    List.of(
                            new Moment(
                                    e.due(),
                                    Actor.DESK,
                                    Actor.DESK,
                                    Tone.WAITING,
                                    "timer",
                                    e.kind() == TimerKind.OUTCOME
                                            ? "no answer on " + EventMoments.leg(e.bet())
                                            : "time to look " + EventMoments.leg(e.bet()) + " up",
                                    body.sequence()));
            case DeskInput.LegSettled e -> List.of(settled(body, e.settlement()));
            case DeskInput.DeskSeeded _, DeskInput.OpportunitySkipped _ -> List.of();
        };
    }

    private static List<Moment> offered(JournalBody body, Opportunity opportunity) {
        Duration age = Duration.between(opportunity.detectedAt(), body.decidedAt());
        return List.of(
                new Moment(
                        earlier(opportunity.detectedAt(), body.decidedAt()),
                        Actor.PRODUCER,
                        Actor.DESK,
                        Tone.PLAIN,
                        "offered",
                        "expects %s %s; decided %s later"
                                .formatted(
                                        opportunity.expectedProfit(),
                                        opportunity.currency(),
                                        Words.length(age)),
                        body.sequence()));
    }

    private static List<Moment> commanded(JournalBody body, OperatorCommand command) {
        String what =
                command.action() instanceof Action.Resolve resolve
                        ? "resolve: " + resolve.note()
                        : "command";
        return List.of(
                new Moment(
                        earlier(command.at(), body.decidedAt()),
                        Actor.OPERATOR,
                        Actor.DESK,
                        Tone.PLAIN,
                        "command",
                        command.operator() + " says " + what,
                        body.sequence()));
    }

    /** Whether it is the sending of a bet. */
    static boolean isSend(Moment moment) {
        return moment.what().endsWith(SENT);
    }

    private static List<Moment> placed(JournalBody body, PlacementOutcome outcome) {
        Actor bookmaker = EventMoments.bookmaker(outcome.bet());
        String leg = EventMoments.leg(outcome.bet());
        Instant sentAt = outcome.sentAt();
        Moment answer =
                new Moment(
                        earlier(outcome.answeredAt(), body.decidedAt()),
                        sentAt == null ? Actor.WORKER : bookmaker,
                        Actor.DESK,
                        tone(outcome.status()),
                        leg + " " + Words.words(outcome.status().name()),
                        answer(outcome, sentAt),
                        body.sequence());
        return sentAt == null
                ? List.of(answer)
                : List.of(
                        new Moment(
                                earlier(sentAt, answer.at()),
                                Actor.WORKER,
                                bookmaker,
                                Tone.PLAIN,
                                leg + SENT,
                                "once, and never again",
                                body.sequence()),
                        answer);
    }

    private static String answer(PlacementOutcome outcome, @Nullable Instant sentAt) {
        StringBuilder answer = new StringBuilder();
        if (outcome.stake() != null && outcome.odds() != null) {
            answer.append(Words.bet(outcome.stake(), outcome.odds())).append(' ');
        }
        if (outcome.ticket() != null) {
            answer.append("ticket ").append(outcome.ticket()).append(' ');
        }
        if (outcome.reason() != null) {
            answer.append(outcome.reason()).append(' ');
        }
        if (sentAt != null) {
            answer.append("after ")
                    .append(Words.length(Duration.between(sentAt, outcome.answeredAt())));
        }
        return answer.toString().strip();
    }

    private static Tone tone(PlacementStatus status) {
        return switch (status) {
            case ACCEPTED -> Tone.GOOD;
            case REJECTED, NOT_PLACED -> Tone.BAD;
            case UNKNOWN -> Tone.WAITING;
        };
    }

    private static Moment lookedUp(JournalBody body, LookupOutcome outcome) {
        String detail =
                switch (outcome.result()) {
                    case FOUND -> "found: ticket " + outcome.ticket();
                    case ABSENT ->
                            "not there as of %s, %s"
                                    .formatted(
                                            Words.time(outcome.asOf()),
                                            outcome.complete()
                                                    ? "and the answer is complete"
                                                    : "but the answer is not complete");
                    case INCONCLUSIVE ->
                            "no usable answer"
                                    + (outcome.reason() == null ? "" : ": " + outcome.reason());
                };
        return new Moment(
                body.decidedAt(),
                EventMoments.bookmaker(outcome.bet()),
                Actor.DESK,
                outcome.result() == LookupResult.FOUND ? Tone.GOOD : Tone.WAITING,
                "lookup %d answered".formatted(outcome.number()),
                detail,
                body.sequence());
    }

    private static Moment settled(JournalBody body, LegSettlement settlement) {
        String leg = EventMoments.leg(settlement.bet());
        String what =
                switch (settlement.kind()) {
                    case FINAL ->
                            leg
                                    + " "
                                    + (settlement.outcome() == null
                                            ? "final"
                                            : Words.words(settlement.outcome().label()));
                    case UNRESOLVED -> leg + " unresolved";
                    case WATCH_ENDED -> leg + " no longer watched";
                };
        return new Moment(
                body.decidedAt(),
                Actor.SETTLEMENT,
                Actor.DESK,
                settlement.kind() == LegSettlement.Kind.UNRESOLVED ? Tone.BAD : Tone.PLAIN,
                what,
                settlement.polls() == 1
                        ? "after 1 poll"
                        : "after %d polls".formatted(settlement.polls()),
                body.sequence());
    }

    /** What others say of their clocks never lets a cause come after what it caused. */
    private static Instant earlier(Instant told, Instant decided) {
        return told.isAfter(decided) ? decided : told;
    }
}
