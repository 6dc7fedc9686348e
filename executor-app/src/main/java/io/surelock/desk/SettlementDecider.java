package io.surelock.desk;

import io.surelock.bet.BetId;
import io.surelock.bet.Money;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.DeskEvent.BetSettled;
import io.surelock.desk.DeskEvent.BetUnresolved;
import io.surelock.desk.DeskEvent.BetWatchEnded;
import io.surelock.desk.DeskEvent.PairReconciled;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.PairState;
import io.surelock.settlement.LegSettlement;
import io.surelock.settlement.PairResult;
import io.surelock.settlement.ReconciliationMatrix;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Takes the bookmakers' final words on bets, and reconciles a pair once both are there. */
final class SettlementDecider {

    private SettlementDecider() {}

    /** Bets are watched once their pair is complete, so nothing settles while it is in flight. */
    static void decide(Decision decision, LegSettlement settlement) {
        BetId bet = settlement.bet();
        PairState pair = decision.knownPair(bet.pairId());
        if (pair == null || pair.phase().isInFlight() || !pair.bet(bet.leg()).isAccepted()) {
            decision.ignore(IgnoredReason.IGNORED_SETTLEMENT, bet);
            return;
        }
        switch (settlement.kind()) {
            case FINAL ->
                    onFinal(decision, pair, bet, Objects.requireNonNull(settlement.outcome()));
            case UNRESOLVED -> onUnresolved(decision, pair, settlement);
            case WATCH_ENDED -> onWatchEnded(decision, pair, bet);
        }
    }

    private static void onFinal(
            Decision decision, PairState pair, BetId bet, SettlementOutcome outcome) {
        if (isKnown(pair.bet(bet.leg()).outcome(), outcome)) {
            decision.ignore(IgnoredReason.IGNORED_SETTLEMENT, bet);
            return;
        }
        decision.record(new BetSettled(bet, outcome));
        if (pair.exposure() != null) {
            Exposures.update(decision, pair.pairId());
        } else if (pair.reconciled()) {
            Exposures.raise(decision, pair.pairId(), ExposureReason.RESETTLED);
        } else if (decision.pair(pair.pairId()).isFullySettled()) {
            reconcile(decision, decision.pair(pair.pairId()));
        }
    }

    /** {@code settled} after an outcome that was told contradicts nothing and says less. */
    private static boolean isKnown(@Nullable SettlementOutcome before, SettlementOutcome outcome) {
        return outcome == before || (outcome == SettlementOutcome.SETTLED && before != null);
    }

    private static void reconcile(Decision decision, PairState pair) {
        SettlementOutcome positive = Objects.requireNonNull(pair.positive().outcome());
        SettlementOutcome hedge = Objects.requireNonNull(pair.hedge().outcome());
        PairResult result = ReconciliationMatrix.of(positive, hedge);
        if (!result.isReconciled()) {
            Exposures.raise(decision, pair.pairId(), ExposureReason.of(result));
            return;
        }
        Money realised = Objects.requireNonNull(Exposures.realisedProfit(pair));
        decision.record(
                new PairReconciled(
                        pair.pairId(), result, pair.opportunity().expectedProfit(), realised));
    }

    private static void onUnresolved(Decision decision, PairState pair, LegSettlement settlement) {
        BetState bet = pair.bet(settlement.bet().leg());
        if (bet.unresolved() || bet.outcome() != null) {
            decision.ignore(IgnoredReason.IGNORED_SETTLEMENT, settlement.bet());
            return;
        }
        decision.record(new BetUnresolved(settlement.bet(), settlement.polls()));
        if (pair.exposure() != null) {
            Exposures.update(decision, pair.pairId());
        } else {
            Exposures.raise(decision, pair.pairId(), ExposureReason.SETTLEMENT_UNRESOLVED);
        }
    }

    private static void onWatchEnded(Decision decision, PairState pair, BetId bet) {
        if (pair.bet(bet.leg()).watchEnded()) {
            decision.ignore(IgnoredReason.IGNORED_SETTLEMENT, bet);
            return;
        }
        decision.record(new BetWatchEnded(bet));
        Completion.closeIfOver(decision, pair.pairId());
    }
}
