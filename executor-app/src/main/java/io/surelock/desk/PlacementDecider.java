package io.surelock.desk;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.desk.DeskEvent.ArbEmergency;
import io.surelock.desk.DeskEvent.ArbFailed;
import io.surelock.desk.DeskEvent.BetExecuted;
import io.surelock.desk.DeskEvent.BetGivenUp;
import io.surelock.desk.DeskEvent.TimerCleared;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.Doubt;
import io.surelock.desk.pair.PairPhase;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;
import io.surelock.desk.pair.TimerKind;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;

import java.time.Duration;
import java.util.Objects;

/**
 * Executes a pair: every outcome in every state. Whatever is not named here changes nothing and is
 * journaled as {@code ignored_outcome}.
 */
final class PlacementDecider {

    private PlacementDecider() {}

    static void onOutcome(Decision decision, PlacementOutcome outcome) {
        BetId bet = outcome.bet();
        PairState pair = decision.knownPair(bet.pairId());
        if (pair == null) {
            decision.ignore(IgnoredReason.IGNORED_OUTCOME, bet);
            return;
        }
        switch (outcome.status()) {
            case ACCEPTED -> onAcceptance(decision, pair, outcome);
            case REJECTED, NOT_PLACED -> onRefusal(decision, pair, outcome);
            case UNKNOWN -> onUnknown(decision, pair, outcome);
        }
    }

    static void onLookup(Decision decision, LookupOutcome lookup) {
        BetId bet = lookup.bet();
        PairState pair = decision.knownPair(bet.pairId());
        if (pair == null) {
            decision.ignore(IgnoredReason.IGNORED_OUTCOME, bet);
        } else if (lookup.result() == LookupResult.FOUND && Match.of(lookup).isSomething()) {
            accepted(decision, pair, bet.leg(), Match.of(lookup));
        } else if (pair.phase() != inDoubt(bet.leg())) {
            decision.ignore(IgnoredReason.IGNORED_OUTCOME, bet);
        } else {
            onNotFound(decision, pair, lookup);
        }
    }

    static void onTimer(Decision decision, DeskInput.TimerDue due) {
        PairState pair = decision.knownPair(due.bet().pairId());
        Timer waited = pair == null ? null : pair.timer();
        Timer rung = new Timer(due.kind(), due.bet().leg(), due.due(), due.sequence());
        if (pair == null || !rung.equals(waited)) {
            decision.ignore(IgnoredReason.IGNORED_TIMER, due.bet());
            return;
        }
        if (due.kind() == TimerKind.OUTCOME) {
            // Absence is counted from the end of all waiting, also when the timer rings late.
            Lookups.begin(decision, due.bet(), due.due(), null, Duration.ZERO);
        } else if (decision.now()
                .isBefore(Lookups.requireDoubt(pair, due.bet().leg()).deadline())) {
            Lookups.ask(decision, due.bet());
        } else {
            giveUp(decision, due.bet());
        }
    }

    private static void onAcceptance(Decision decision, PairState pair, PlacementOutcome outcome) {
        Match match = Match.of(outcome);
        if (match.isSomething()) {
            accepted(decision, pair, outcome.bet().leg(), match);
        } else {
            onUnknown(decision, pair, outcome);
        }
    }

    private static void onRefusal(Decision decision, PairState pair, PlacementOutcome outcome) {
        Leg leg = outcome.bet().leg();
        if (pair.phase() != requested(leg)) {
            decision.ignore(IgnoredReason.IGNORED_OUTCOME, outcome.bet());
            return;
        }
        boolean rejected = outcome.status() == PlacementStatus.REJECTED;
        refused(
                decision,
                pair,
                leg,
                rejected ? ExecutionStatus.REJECTED : ExecutionStatus.ERROR,
                Objects.requireNonNullElse(outcome.reason(), "no reason given"));
    }

    private static void onUnknown(Decision decision, PairState pair, PlacementOutcome outcome) {
        if (pair.phase() != requested(outcome.bet().leg())) {
            decision.ignore(IgnoredReason.IGNORED_OUTCOME, outcome.bet());
            return;
        }
        Lookups.begin(
                decision,
                outcome.bet(),
                outcome.answeredAt(),
                outcome.sentAt(),
                outcome.absenceAge());
    }

    private static void onNotFound(Decision decision, PairState pair, LookupOutcome lookup) {
        Leg leg = lookup.bet().leg();
        Doubt doubt = Lookups.requireDoubt(pair, leg);
        if (lookup.result() == LookupResult.ABSENT
                && Lookups.provesAbsence(decision, doubt, lookup)) {
            refused(decision, pair, leg, ExecutionStatus.ERROR, "proven absent by a lookup");
            return;
        }
        decision.ignore(IgnoredReason.INCONCLUSIVE_LOOKUP, lookup.bet());
        Lookups.extendIfSlow(decision, lookup.bet(), doubt, lookup.absenceAge());
    }

    private static void accepted(Decision decision, PairState pair, Leg leg, Match match) {
        PairPhase phase = pair.phase();
        if (pair.bet(leg).isAccepted()) {
            decision.ignore(IgnoredReason.IGNORED_OUTCOME, pair.betId(leg));
        } else if (phase == requested(leg) || phase == inDoubt(leg)) {
            BetExecuted taken = match.event(pair, leg);
            decision.record(taken);
            if (leg == Leg.POSITIVE) {
                hedge(decision, pair, taken.stake());
            } else {
                Completion.hedged(decision, pair.pairId());
            }
        } else if (!phase.isInFlight()) {
            decision.record(match.event(pair, leg));
            Completion.acceptedLate(decision, pair.betId(leg));
        } else {
            decision.ignore(IgnoredReason.IGNORED_OUTCOME, pair.betId(leg));
        }
    }

    /**
     * The hedge is scaled when the positive leg was matched in part; one minor unit at least, and
     * never more than was offered.
     */
    private static void hedge(Decision decision, PairState pair, Money matched) {
        Money offered = pair.opportunity().hedge().stake();
        long asked = pair.positive().stake().minorUnits();
        Money scaled = offered.scaled(Math.min(matched.minorUnits(), asked), asked);
        Money stake = scaled.isPositive() ? scaled : new Money(1, offered.currency());
        Placements.request(decision, pair.opportunity(), Leg.HEDGE, stake);
    }

    private static void refused(
            Decision decision, PairState pair, Leg leg, ExecutionStatus status, String reason) {
        BetState bet = pair.bet(leg);
        decision.record(
                new BetExecuted(
                        pair.betId(leg),
                        pair.opportunity().leg(leg).account(),
                        status,
                        null,
                        bet.stake(),
                        bet.odds(),
                        false,
                        false,
                        reason));
        decision.record(new TimerCleared(pair.pairId()));
        if (leg == Leg.POSITIVE) {
            decision.record(new ArbFailed(pair.pairId(), reason));
            Completion.close(decision, pair.pairId());
            return;
        }
        decision.record(new ArbEmergency(pair.pairId(), reason));
        Completion.unhedged(
                decision,
                pair.pairId(),
                status == ExecutionStatus.REJECTED
                        ? ExposureReason.HEDGE_REJECTED
                        : ExposureReason.HEDGE_ERROR);
    }

    private static void giveUp(Decision decision, BetId bet) {
        decision.record(new BetGivenUp(bet));
        decision.record(new TimerCleared(bet.pairId()));
        decision.record(
                new ArbEmergency(bet.pairId(), bet + " is still in doubt at its lookup deadline"));
        Completion.unhedged(decision, bet.pairId(), ExposureReason.PLACEMENT_UNKNOWN);
    }

    private static PairPhase requested(Leg leg) {
        return leg == Leg.POSITIVE ? PairPhase.POSITIVE_REQUESTED : PairPhase.HEDGE_REQUESTED;
    }

    private static PairPhase inDoubt(Leg leg) {
        return leg == Leg.POSITIVE ? PairPhase.POSITIVE_IN_DOUBT : PairPhase.HEDGE_IN_DOUBT;
    }
}
