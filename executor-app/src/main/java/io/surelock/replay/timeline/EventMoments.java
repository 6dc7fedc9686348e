package io.surelock.replay.timeline;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.desk.ExecutionStatus;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.exposure.Resolution;
import io.surelock.journal.JournalBody;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** What an entry's events mean to a person. */
final class EventMoments {

    private final JournalBody body;

    EventMoments(JournalBody body) {
        this.body = body;
    }

    /** The moment of an event; null where another one tells as much. */
    @Nullable Moment of(DeskEvent event) {
        return switch (event) {
            case DeskEvent.Ignored e ->
                    desk(Tone.PLAIN, "ignored", Words.words(e.reason().label()));
            case DeskEvent.ArbBlocked e -> desk(Tone.BAD, "blocked", blocked(e));
            case DeskEvent.PairOpened _ -> desk(Tone.GOOD, "taken", "both accounts are locked");
            case DeskEvent.BetRequested e -> requested(e);
            case DeskEvent.BetExecuted e -> executed(e);
            case DeskEvent.BetDoubted e ->
                    desk(
                            Tone.WAITING,
                            leg(e.bet()) + " in doubt",
                            "nobody knows whether the bet exists; lookups until "
                                    + Words.time(e.deadline()));
            case DeskEvent.LookupRequested e ->
                    new Moment(
                            body.decidedAt(),
                            Actor.DESK,
                            bookmaker(e.bet()),
                            Tone.WAITING,
                            "lookup " + e.number(),
                            "does " + leg(e.bet()) + " exist?",
                            body.sequence());
            case DeskEvent.LookupDeadlineExtended e ->
                    desk(
                            Tone.WAITING,
                            "lookups go on",
                            "the bookmaker needs longer to prove absence: until "
                                    + Words.time(e.deadline()));
            case DeskEvent.BetGivenUp e ->
                    desk(
                            Tone.BAD,
                            leg(e.bet()) + " unknown",
                            "still in doubt at the deadline: people must look");
            case DeskEvent.ArbSucceeded _ -> desk(Tone.GOOD, "hedged", "both legs are accepted");
            case DeskEvent.ArbFailed e -> desk(Tone.BAD, "failed", e.reason());
            case DeskEvent.ArbEmergency e -> desk(Tone.BAD, "EMERGENCY", e.reason());
            case DeskEvent.PairCompleted _ -> null;
            case DeskEvent.PairClosed e ->
                    desk(
                            Tone.PLAIN,
                            "closed",
                            "nothing more is expected; the id stays known until "
                                    + Words.minute(e.knownUntil()));
            case DeskEvent.TimerSet _, DeskEvent.TimerCleared _ -> null;
            case DeskEvent.CooldownStarted e ->
                    desk(
                            Tone.PLAIN,
                            "cooldown",
                            "%s rests %s, until %s"
                                    .formatted(
                                            e.account(),
                                            Words.length(
                                                    Duration.between(e.startedAt(), e.until())),
                                            Words.time(e.until())));
            case DeskEvent.AccountHeld e ->
                    desk(Tone.BAD, "held", e.account() + " is not used until somebody has looked");
            case DeskEvent.AccountReleased e -> desk(Tone.GOOD, "released", e.account() + "");
            case DeskEvent.BetWatched e ->
                    new Moment(
                            body.decidedAt(),
                            Actor.DESK,
                            Actor.SETTLEMENT,
                            Tone.PLAIN,
                            "watch",
                            "%s is asked about from %s on"
                                    .formatted(leg(e.bet()), Words.time(e.firstPollAt())),
                            body.sequence());
            case DeskEvent.BetSettled _, DeskEvent.BetUnresolved _, DeskEvent.BetWatchEnded _ ->
                    null;
            case DeskEvent.PairReconciled e ->
                    desk(
                            Tone.GOOD,
                            "reconciled",
                            "%s: %s, expected %s"
                                    .formatted(
                                            Words.words(e.result().name()),
                                            Words.profit(e.realisedProfit()),
                                            e.expectedProfit()));
            case DeskEvent.ExposureRaised e -> exposed("EXPOSURE", e.exposure());
            case DeskEvent.ExposureUpdated e -> exposed("exposure", e.exposure());
            case DeskEvent.ExposureResolved e -> resolved(e.exposure());
            case DeskEvent.CommandDecided _,
                    DeskEvent.PolicyAdopted _,
                    DeskEvent.DeskHalted _,
                    DeskEvent.DeskResumed _,
                    DeskEvent.OpportunityQuarantined _ ->
                    null;
        };
    }

    private Moment requested(DeskEvent.BetRequested event) {
        return new Moment(
                body.decidedAt(),
                Actor.DESK,
                Actor.WORKER,
                Tone.PLAIN,
                leg(event.order().bet()) + " requested",
                "%s, to be sent until %s"
                        .formatted(
                                Words.bet(event.order().stake(), event.order().odds()),
                                Words.time(event.notAfter())),
                body.sequence());
    }

    private @Nullable Moment executed(DeskEvent.BetExecuted event) {
        if (isToldByItsInput(event)) {
            return null;
        }
        boolean accepted = event.status() == ExecutionStatus.ACCEPTED;
        StringBuilder detail = new StringBuilder(Words.bet(event.stake(), event.odds()));
        if (event.ticket() != null) {
            detail.append(", ticket ").append(event.ticket());
        }
        if (event.oddsDiffer()) {
            detail.append(", other terms than asked");
        }
        if (event.partlyFilled()) {
            detail.append(", less stake than asked");
        }
        if (event.reason() != null) {
            detail.append(": ").append(event.reason());
        }
        return desk(
                accepted ? Tone.GOOD : Tone.BAD,
                leg(event.bet()) + " " + event.status().label(),
                detail.toString());
    }

    /** The bookmaker's answer has said it all, unless the desk has a remark on it. */
    private boolean isToldByItsInput(DeskEvent.BetExecuted event) {
        return body.input() instanceof DeskInput.PlacementReported
                && event.status() == ExecutionStatus.ACCEPTED
                && event.reason() == null
                && !event.oddsDiffer()
                && !event.partlyFilled();
    }

    private Moment exposed(String what, Exposure exposure) {
        String money =
                exposure.realisedProfit() == null
                        ? "open risk " + exposure.openRisk()
                        : Words.profit(exposure.realisedProfit());
        return desk(Tone.BAD, what, Words.words(exposure.reason().label()) + ", " + money);
    }

    private Moment resolved(Exposure exposure) {
        Resolution resolution = exposure.resolution();
        return desk(
                Tone.GOOD,
                "resolved",
                resolution == null
                        ? ""
                        : "by %s: %s".formatted(resolution.by(), resolution.note()));
    }

    private static String blocked(DeskEvent.ArbBlocked event) {
        StringBuilder why = new StringBuilder(Words.words(event.reason().label()));
        if (event.account() != null) {
            why.append(" of ").append(event.account());
        }
        Instant until = event.until();
        if (until != null) {
            why.append(" until ").append(Words.time(until));
        }
        if (event.byPair() != null) {
            why.append(", by pair ").append(event.byPair());
        }
        return why.toString();
    }

    private Moment desk(Tone tone, String what, String detail) {
        return new Moment(
                body.decidedAt(), Actor.DESK, Actor.DESK, tone, what, detail, body.sequence());
    }

    static String leg(BetId bet) {
        return bet.leg().label();
    }

    static Actor bookmaker(BetId bet) {
        return bet.leg() == Leg.POSITIVE ? Actor.POSITIVE : Actor.HEDGE;
    }
}
