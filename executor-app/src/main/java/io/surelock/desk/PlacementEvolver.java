package io.surelock.desk;

import static io.surelock.desk.DeskEvolver.require;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.desk.pair.Acceptance;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.BetStatus;
import io.surelock.desk.pair.Doubt;
import io.surelock.desk.pair.PairPhase;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;

import java.util.Objects;

/** Folds what happens to a bet until its placement is over. */
final class PlacementEvolver {

    private PlacementEvolver() {}

    /** A bet is requested once, ever, and the hedge only on an accepted positive leg. */
    static void requested(DeskBook book, DeskEvent.BetRequested event) {
        BetId bet = event.order().bet();
        PairState pair = book.requirePair(bet.pairId());
        boolean positive = bet.leg() == Leg.POSITIVE;
        require(
                pair.phase().isInFlight()
                        && pair.bet(bet.leg()).status() == BetStatus.PLANNED
                        && (positive || pair.positive().isAccepted()),
                event);
        BetState requested =
                pair.bet(bet.leg())
                        .requested(event.order().stake(), event.requestedAt(), event.notAfter());
        book.putPair(
                pair.withBet(bet.leg(), requested)
                        .withPhase(
                                positive
                                        ? PairPhase.POSITIVE_REQUESTED
                                        : PairPhase.HEDGE_REQUESTED));
    }

    /** While the pair is in flight only a bet that was asked for can end; later any can turn up. */
    static void executed(DeskBook book, DeskEvent.BetExecuted event) {
        PairState pair = book.requirePair(event.bet().pairId());
        BetState before = pair.bet(event.bet().leg());
        boolean accepted = event.status() == ExecutionStatus.ACCEPTED;
        boolean late = accepted && !pair.phase().isInFlight() && !before.isAccepted();
        require(late || isAwaited(before), event);
        BetState after =
                accepted
                        ? before.accepted(acceptance(event))
                        : before.withStatus(event.status().betStatus());
        book.putPair(DeskEvolver.reopened(pair).withBet(event.bet().leg(), after));
    }

    static void doubted(DeskBook book, DeskEvent.BetDoubted event) {
        Leg leg = event.bet().leg();
        PairState pair = book.requirePair(event.bet().pairId());
        require(pair.bet(leg).status() == BetStatus.REQUESTED, event);
        Doubt doubt = new Doubt(event.since(), event.deadline(), 0);
        book.putPair(
                pair.withBet(leg, pair.bet(leg).withDoubt(doubt))
                        .withPhase(
                                leg == Leg.POSITIVE
                                        ? PairPhase.POSITIVE_IN_DOUBT
                                        : PairPhase.HEDGE_IN_DOUBT));
    }

    static void lookedUp(DeskBook book, DeskEvent.LookupRequested event) {
        Doubt doubt = doubt(book, event.bet(), event);
        require(event.number() == doubt.lookups() + 1, event);
        put(book, event.bet(), doubt.withLookups(event.number()));
    }

    static void extended(DeskBook book, DeskEvent.LookupDeadlineExtended event) {
        Doubt doubt = doubt(book, event.bet(), event);
        require(event.deadline().isAfter(doubt.deadline()), event);
        put(book, event.bet(), doubt.withDeadline(event.deadline()));
    }

    static void givenUp(DeskBook book, DeskEvent.BetGivenUp event) {
        doubt(book, event.bet(), event);
        PairState pair = book.requirePair(event.bet().pairId());
        BetState bet = pair.bet(event.bet().leg());
        book.putPair(pair.withBet(event.bet().leg(), bet.withStatus(BetStatus.UNKNOWN)));
    }

    static void timerSet(DeskBook book, DeskEvent.TimerSet event) {
        PairState pair = book.requirePair(event.pairId());
        require(pair.phase().isInFlight(), event);
        book.putPair(
                pair.withTimer(
                        new Timer(event.kind(), event.leg(), event.due(), event.sequence())));
    }

    static void succeeded(DeskBook book, DeskEvent.ArbSucceeded event) {
        PairState pair = book.requirePair(event.pairId());
        require(pair.positive().isAccepted() && pair.hedge().isAccepted(), event);
    }

    static void failed(DeskBook book, DeskEvent.ArbFailed event) {
        require(!book.requirePair(event.pairId()).positive().isAccepted(), event);
    }

    private static boolean isAwaited(BetState bet) {
        return bet.status() == BetStatus.REQUESTED || bet.status() == BetStatus.IN_DOUBT;
    }

    private static Doubt doubt(DeskBook book, BetId id, DeskEvent event) {
        BetState bet = book.requirePair(id.pairId()).bet(id.leg());
        require(bet.status() == BetStatus.IN_DOUBT, event);
        return Objects.requireNonNull(bet.doubt());
    }

    private static void put(DeskBook book, BetId id, Doubt doubt) {
        PairState pair = book.requirePair(id.pairId());
        book.putPair(pair.withBet(id.leg(), pair.bet(id.leg()).withDoubt(doubt)));
    }

    private static Acceptance acceptance(DeskEvent.BetExecuted event) {
        return new Acceptance(
                Objects.requireNonNull(event.ticket()),
                event.stake(),
                event.odds(),
                event.oddsDiffer(),
                event.partlyFilled());
    }
}
