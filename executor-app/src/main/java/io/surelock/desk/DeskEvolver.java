package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairPhase;
import io.surelock.desk.pair.PairState;

import java.util.function.UnaryOperator;

/** Folds one event into a book. Total, and loud: an event that cannot follow throws. */
public final class DeskEvolver {

    private DeskEvolver() {}

    /**
     * Folds.
     *
     * @throws IllegalStateException if the event cannot follow on the book's state
     */
    public static void evolve(DeskBook book, DeskEvent event) {
        switch (event) {
            case DeskEvent.Ignored _ -> {}
            case DeskEvent.PolicyAdopted e -> book.putDesk(book.desk().withPolicy(e.policy()));
            case DeskEvent.DeskHalted e -> book.putDesk(book.desk().withHalt(e.reason()));
            case DeskEvent.DeskResumed e -> resumed(book, e);
            case DeskEvent.CommandDecided e -> commanded(book, e);
            case DeskEvent.OpportunityQuarantined e ->
                    book.putQuarantined(e.topic(), e.partition(), e.offset());
            case DeskEvent.ArbBlocked e -> blocked(book, e);
            case DeskEvent.PairOpened e -> opened(book, e);
            case DeskEvent.PairCompleted e -> completed(book, e);
            case DeskEvent.PairClosed e -> closed(book, e);
            case DeskEvent.CooldownStarted e -> cooldown(book, e);
            case DeskEvent.AccountHeld e ->
                    account(book, e.account(), state -> state.withHold(e.pairId()));
            case DeskEvent.AccountReleased e ->
                    account(book, e.account(), state -> state.withoutHold(e.pairId()));
            case DeskEvent.BetRequested e -> PlacementEvolver.requested(book, e);
            case DeskEvent.BetExecuted e -> PlacementEvolver.executed(book, e);
            case DeskEvent.BetDoubted e -> PlacementEvolver.doubted(book, e);
            case DeskEvent.LookupRequested e -> PlacementEvolver.lookedUp(book, e);
            case DeskEvent.LookupDeadlineExtended e -> PlacementEvolver.extended(book, e);
            case DeskEvent.BetGivenUp e -> PlacementEvolver.givenUp(book, e);
            case DeskEvent.TimerSet e -> PlacementEvolver.timerSet(book, e);
            case DeskEvent.TimerCleared e ->
                    book.putPair(book.requirePair(e.pairId()).withTimer(null));
            case DeskEvent.ArbSucceeded e -> PlacementEvolver.succeeded(book, e);
            case DeskEvent.ArbFailed e -> PlacementEvolver.failed(book, e);
            case DeskEvent.ArbEmergency e -> book.requirePair(e.pairId());
            case DeskEvent.BetWatched e -> OutcomeEvolver.watched(book, e);
            case DeskEvent.BetSettled e -> OutcomeEvolver.settled(book, e);
            case DeskEvent.BetUnresolved e -> OutcomeEvolver.unresolved(book, e);
            case DeskEvent.BetWatchEnded e -> OutcomeEvolver.watchEnded(book, e);
            case DeskEvent.PairReconciled e -> OutcomeEvolver.reconciled(book, e);
            case DeskEvent.ExposureRaised e -> OutcomeEvolver.raised(book, e);
            case DeskEvent.ExposureUpdated e -> OutcomeEvolver.updated(book, e);
            case DeskEvent.ExposureResolved e -> OutcomeEvolver.resolved(book, e);
        }
    }

    /** Throws unless the event can follow. */
    static void require(boolean possible, DeskEvent event) {
        if (!possible) {
            throw new IllegalStateException("cannot follow on the state: " + event);
        }
    }

    /** A bet that turned up late, or a new exposure, opens a closed pair again. */
    static PairState reopened(PairState pair) {
        return pair.phase() == PairPhase.CLOSED
                ? pair.withPhase(PairPhase.COMPLETE).withKnownUntil(null)
                : pair;
    }

    private static void resumed(DeskBook book, DeskEvent.DeskResumed event) {
        require(book.desk().isHalted(), event);
        book.putDesk(book.desk().withHalt(null));
    }

    private static void commanded(DeskBook book, DeskEvent.CommandDecided event) {
        require(!book.isCommandDecided(event.commandId()), event);
        book.putCommand(event.commandId());
    }

    private static void blocked(DeskBook book, DeskEvent.ArbBlocked event) {
        if (event.knownThrough() != null) {
            book.putBlocked(event.pairId(), new BlockedPair(event.content(), event.knownThrough()));
        }
    }

    private static void opened(DeskBook book, DeskEvent.PairOpened event) {
        PairState before = book.pair(event.opportunity().pairId());
        require(before == null || before.phase() == PairPhase.CLOSED, event);
        book.putPair(PairState.opened(event.opportunity(), event.content()));
        for (LegOffer leg : event.opportunity().legs()) {
            AccountState account = book.account(leg.account());
            require(account.inFlight() == null && !account.isHeld(), event);
            book.putAccount(leg.account(), account.withInFlight(event.opportunity().pairId()));
        }
    }

    private static void completed(DeskBook book, DeskEvent.PairCompleted event) {
        PairState pair = book.requirePair(event.pairId());
        require(pair.phase().isInFlight(), event);
        book.putPair(pair.withPhase(PairPhase.COMPLETE));
        free(book, pair, event);
    }

    private static void closed(DeskBook book, DeskEvent.PairClosed event) {
        PairState pair = book.requirePair(event.pairId());
        require(pair.phase() != PairPhase.CLOSED && !pair.hasOpenExposure(), event);
        book.putPair(
                pair.withPhase(PairPhase.CLOSED)
                        .withTimer(null)
                        .withKnownUntil(event.knownUntil()));
        if (pair.phase().isInFlight()) {
            free(book, pair, event);
        }
    }

    private static void free(DeskBook book, PairState pair, DeskEvent event) {
        for (LegOffer leg : pair.opportunity().legs()) {
            AccountState state = book.account(leg.account());
            require(pair.pairId().equals(state.inFlight()), event);
            book.putAccount(leg.account(), state.withInFlight(null));
        }
    }

    private static void cooldown(DeskBook book, DeskEvent.CooldownStarted event) {
        AccountState state = book.account(event.account());
        require(
                state.cooldownUntil() == null || state.cooldownUntil().isBefore(event.until()),
                event);
        book.putAccount(event.account(), state.withCooldownUntil(event.until()));
    }

    private static void account(
            DeskBook book, AccountId account, UnaryOperator<AccountState> change) {
        book.putAccount(account, change.apply(book.account(account)));
    }
}
