package io.surelock.desk;

import static io.surelock.desk.DeskEvolver.require;

import io.surelock.bet.BetId;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.PairState;

/** Folds what becomes of accepted bets, and of the pair they make. */
final class OutcomeEvolver {

    private OutcomeEvolver() {}

    static void watched(DeskBook book, DeskEvent.BetWatched event) {
        accepted(book, event.bet(), event);
    }

    static void settled(DeskBook book, DeskEvent.BetSettled event) {
        put(book, event.bet(), accepted(book, event.bet(), event).settled(event.outcome()));
    }

    static void unresolved(DeskBook book, DeskEvent.BetUnresolved event) {
        BetState bet = accepted(book, event.bet(), event);
        require(!bet.unresolved(), event);
        put(book, event.bet(), bet.markedUnresolved());
    }

    static void watchEnded(DeskBook book, DeskEvent.BetWatchEnded event) {
        BetState bet = accepted(book, event.bet(), event);
        require(!bet.watchEnded(), event);
        put(book, event.bet(), bet.markedWatchEnded());
    }

    static void reconciled(DeskBook book, DeskEvent.PairReconciled event) {
        PairState pair = book.requirePair(event.pairId());
        require(pair.isFullySettled() && !pair.reconciled() && pair.exposure() == null, event);
        book.putPair(pair.withReconciled(true));
    }

    /** An exposure opens a closed pair again: its id stays known until someone has resolved it. */
    static void raised(DeskBook book, DeskEvent.ExposureRaised event) {
        PairState pair = book.requirePair(event.exposure().pairId());
        require(!pair.hasOpenExposure() && event.exposure().isOpen(), event);
        book.putPair(DeskEvolver.reopened(pair).withExposure(event.exposure()));
    }

    /** An update keeps who, when and why, and whether somebody has resolved it. */
    static void updated(DeskBook book, DeskEvent.ExposureUpdated event) {
        PairState pair = book.requirePair(event.exposure().pairId());
        Exposure before = pair.exposure();
        require(
                before != null
                        && before.eventId().equals(event.exposure().eventId())
                        && before.isOpen() == event.exposure().isOpen(),
                event);
        book.putPair(pair.withExposure(event.exposure()));
    }

    static void resolved(DeskBook book, DeskEvent.ExposureResolved event) {
        PairState pair = book.requirePair(event.exposure().pairId());
        require(pair.hasOpenExposure() && !event.exposure().isOpen(), event);
        book.putPair(pair.withExposure(event.exposure()));
    }

    private static BetState accepted(DeskBook book, BetId id, DeskEvent event) {
        PairState pair = book.requirePair(id.pairId());
        BetState bet = pair.bet(id.leg());
        require(bet.isAccepted() && !pair.phase().isInFlight(), event);
        return bet;
    }

    private static void put(DeskBook book, BetId id, BetState bet) {
        book.putPair(book.requirePair(id.pairId()).withBet(id.leg(), bet));
    }
}
