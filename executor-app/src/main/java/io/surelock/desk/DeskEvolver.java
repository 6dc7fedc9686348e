package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.pair.Acceptance;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.Doubt;
import io.surelock.desk.pair.PairPhase;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;

import java.util.Objects;
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
            case DeskEvent.Ignored _,
                    DeskEvent.ArbSucceeded _,
                    DeskEvent.ArbFailed _,
                    DeskEvent.ArbEmergency _,
                    DeskEvent.BetWatched _ -> {}
            case DeskEvent.PolicyAdopted e -> book.putDesk(book.desk().withPolicy(e.policy()));
            case DeskEvent.DeskHalted e -> book.putDesk(book.desk().withHalt(e.reason()));
            case DeskEvent.DeskResumed _ -> book.putDesk(book.desk().withHalt(null));
            case DeskEvent.CommandDecided e -> book.putCommand(e.commandId());
            case DeskEvent.OpportunityQuarantined e ->
                    book.putQuarantined(e.topic(), e.partition(), e.offset());
            case DeskEvent.ArbBlocked e -> blocked(book, e);
            case DeskEvent.PairOpened e -> opened(book, e);
            case DeskEvent.BetRequested e -> requested(book, e);
            case DeskEvent.BetExecuted e -> executed(book, e);
            case DeskEvent.BetDoubted e -> doubted(book, e);
            case DeskEvent.LookupRequested e ->
                    doubt(book, e.bet(), doubt -> doubt.withLookups(e.number()));
            case DeskEvent.LookupDeadlineExtended e ->
                    doubt(book, e.bet(), doubt -> doubt.withDeadline(e.deadline()));
            case DeskEvent.BetGivenUp e ->
                    bet(
                            book,
                            e.bet(),
                            bet -> bet.withStatus(io.surelock.desk.pair.BetStatus.UNKNOWN));
            case DeskEvent.PairCompleted e -> completed(book, e.pairId());
            case DeskEvent.PairClosed e -> closed(book, e);
            case DeskEvent.TimerSet e ->
                    pair(
                            book,
                            e.pairId(),
                            pair ->
                                    pair.withTimer(
                                            new Timer(e.kind(), e.leg(), e.due(), e.sequence())));
            case DeskEvent.TimerCleared e -> pair(book, e.pairId(), pair -> pair.withTimer(null));
            case DeskEvent.CooldownStarted e -> cooldown(book, e);
            case DeskEvent.AccountHeld e ->
                    account(book, e.account(), state -> state.withHold(e.pairId()));
            case DeskEvent.AccountReleased e ->
                    account(book, e.account(), state -> state.withoutHold(e.pairId()));
            case DeskEvent.BetSettled e -> bet(book, e.bet(), bet -> bet.settled(e.outcome()));
            case DeskEvent.BetUnresolved e -> bet(book, e.bet(), BetState::markedUnresolved);
            case DeskEvent.BetWatchEnded e -> bet(book, e.bet(), BetState::markedWatchEnded);
            case DeskEvent.PairReconciled e ->
                    pair(book, e.pairId(), pair -> pair.withReconciled(true));
            case DeskEvent.ExposureRaised e -> raised(book, e.exposure());
            case DeskEvent.ExposureUpdated e -> exposure(book, e.exposure());
            case DeskEvent.ExposureResolved e -> exposure(book, e.exposure());
        }
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
            require(account.inFlight() == null, event);
            book.putAccount(leg.account(), account.withInFlight(event.opportunity().pairId()));
        }
    }

    private static void requested(DeskBook book, DeskEvent.BetRequested event) {
        BetId bet = event.order().bet();
        pair(
                book,
                bet.pairId(),
                pair -> {
                    require(
                            bet.leg() == Leg.POSITIVE
                                    ? pair.phase() == PairPhase.POSITIVE_REQUESTED
                                    : pair.phase().isInFlight() && pair.positive().isAccepted(),
                            event);
                    PairPhase phase =
                            bet.leg() == Leg.POSITIVE
                                    ? PairPhase.POSITIVE_REQUESTED
                                    : PairPhase.HEDGE_REQUESTED;
                    BetState requested =
                            pair.bet(bet.leg())
                                    .requested(
                                            event.order().stake(),
                                            event.requestedAt(),
                                            event.notAfter());
                    return pair.withPhase(phase).withBet(bet.leg(), requested);
                });
    }

    private static void executed(DeskBook book, DeskEvent.BetExecuted event) {
        bet(
                book,
                event.bet(),
                bet -> {
                    require(!bet.isAccepted(), event);
                    return event.status() == ExecutionStatus.ACCEPTED
                            ? bet.accepted(acceptance(event))
                            : bet.withStatus(event.status().betStatus());
                });
        // A bet that turned up after its pair was closed opens it again.
        pair(book, event.bet().pairId(), DeskEvolver::reopened);
    }

    private static Acceptance acceptance(DeskEvent.BetExecuted event) {
        return new Acceptance(
                Objects.requireNonNull(event.ticket()),
                event.stake(),
                event.odds(),
                event.oddsDiffer(),
                event.partlyFilled());
    }

    private static void doubted(DeskBook book, DeskEvent.BetDoubted event) {
        pair(
                book,
                event.bet().pairId(),
                pair -> {
                    require(pair.phase().isInFlight(), event);
                    BetState doubted =
                            pair.bet(event.bet().leg())
                                    .withDoubt(new Doubt(event.since(), event.deadline(), 0));
                    PairPhase phase =
                            event.bet().leg() == Leg.POSITIVE
                                    ? PairPhase.POSITIVE_IN_DOUBT
                                    : PairPhase.HEDGE_IN_DOUBT;
                    return pair.withBet(event.bet().leg(), doubted).withPhase(phase);
                });
    }

    private static void completed(DeskBook book, String pairId) {
        pair(
                book,
                pairId,
                pair -> {
                    if (!pair.phase().isInFlight()) {
                        throw new IllegalStateException("completed twice: " + pairId);
                    }
                    return pair.withPhase(PairPhase.COMPLETE);
                });
        free(book, pairId);
    }

    private static void closed(DeskBook book, DeskEvent.PairClosed event) {
        boolean wasInFlight = book.requirePair(event.pairId()).phase().isInFlight();
        pair(
                book,
                event.pairId(),
                pair ->
                        pair.withPhase(PairPhase.CLOSED)
                                .withTimer(null)
                                .withKnownUntil(event.knownUntil()));
        if (wasInFlight) {
            free(book, event.pairId());
        }
    }

    private static void free(DeskBook book, String pairId) {
        for (LegOffer leg : book.requirePair(pairId).opportunity().legs()) {
            account(
                    book,
                    leg.account(),
                    state -> {
                        if (!pairId.equals(state.inFlight())) {
                            throw new IllegalStateException(
                                    leg.account() + " is not in flight with " + pairId);
                        }
                        return state.withInFlight(null);
                    });
        }
    }

    private static void cooldown(DeskBook book, DeskEvent.CooldownStarted event) {
        account(
                book,
                event.account(),
                state -> {
                    require(
                            state.cooldownUntil() == null
                                    || state.cooldownUntil().isBefore(event.until()),
                            event);
                    return state.withCooldownUntil(event.until());
                });
    }

    /** An exposure opens a closed pair again: its id stays known until someone has resolved it. */
    private static void raised(DeskBook book, Exposure exposure) {
        PairState pair = book.requirePair(exposure.pairId());
        require(!pair.hasOpenExposure(), new DeskEvent.ExposureRaised(exposure));
        book.putPair(reopened(pair).withExposure(exposure));
    }

    private static PairState reopened(PairState pair) {
        return pair.phase() == PairPhase.CLOSED
                ? pair.withPhase(PairPhase.COMPLETE).withKnownUntil(null)
                : pair;
    }

    private static void exposure(DeskBook book, Exposure exposure) {
        pair(book, exposure.pairId(), pair -> pair.withExposure(exposure));
    }

    private static void doubt(DeskBook book, BetId id, UnaryOperator<Doubt> change) {
        bet(book, id, bet -> bet.withDoubt(change.apply(Objects.requireNonNull(bet.doubt()))));
    }

    private static void bet(DeskBook book, BetId id, UnaryOperator<BetState> change) {
        pair(book, id.pairId(), pair -> pair.withBet(id.leg(), change.apply(pair.bet(id.leg()))));
    }

    private static void pair(DeskBook book, String pairId, UnaryOperator<PairState> change) {
        book.putPair(change.apply(book.requirePair(pairId)));
    }

    private static void account(
            DeskBook book, AccountId account, UnaryOperator<AccountState> change) {
        book.putAccount(account, change.apply(book.account(account)));
    }

    private static void require(boolean possible, DeskEvent event) {
        if (!possible) {
            throw new IllegalStateException("cannot follow on the state: " + event);
        }
    }
}
