package io.surelock.desk;

import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Profit;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.DeskEvent.AccountHeld;
import io.surelock.desk.DeskEvent.ExposureRaised;
import io.surelock.desk.DeskEvent.ExposureUpdated;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.BetStatus;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.policy.HoldMode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/** Raises an exposure once, and keeps its record true as more becomes known. */
final class Exposures {

    private Exposures() {}

    /** One alert; both accounts are held if the policy says so. */
    static void raise(Decision decision, String pairId, ExposureReason reason) {
        PairState pair = decision.pair(pairId);
        decision.record(
                new ExposureRaised(
                        record(
                                pair,
                                new Origin(decision.nextEventId(), reason, decision.now()),
                                decision.sequence())));
        if (decision.policy().hold() == HoldMode.BOTH) {
            for (LegOffer leg : pair.opportunity().legs()) {
                decision.record(new AccountHeld(leg.account(), pairId));
            }
        }
    }

    /** The record takes over what is known now; the alert is not repeated. */
    static void update(Decision decision, String pairId) {
        PairState pair = decision.pair(pairId);
        Exposure before = Objects.requireNonNull(pair.exposure());
        Origin origin = new Origin(before.eventId(), before.reason(), before.beganAt());
        Exposure after = record(pair, origin, decision.sequence());
        decision.record(
                new ExposureUpdated(
                        before.resolution() == null
                                ? after
                                : after.resolved(before.resolution(), decision.sequence())));
    }

    /** Sum over all accepted bets; null until all are final and told. */
    static @Nullable Money realisedProfit(PairState pair) {
        Money sum = Money.zero(pair.opportunity().currency());
        for (Leg leg : Leg.values()) {
            BetState bet = pair.bet(leg);
            if (bet.isAccepted()) {
                SettlementOutcome outcome = bet.outcome();
                Money profit = outcome == null ? null : profit(pair, leg, outcome);
                if (profit == null) {
                    return null;
                }
                sum = sum.plus(profit);
            } else if (bet.status() == BetStatus.UNKNOWN) {
                return null;
            }
        }
        return sum;
    }

    private static @Nullable Money profit(PairState pair, Leg leg, SettlementOutcome outcome) {
        BetState bet = pair.bet(leg);
        return Profit.of(pair.opportunity().leg(leg).side(), bet.stake(), bet.odds(), outcome);
    }

    /** A bet that may exist counts like one that does. */
    private static Money openRisk(PairState pair) {
        Money sum = Money.zero(pair.opportunity().currency());
        for (Leg leg : Leg.values()) {
            BetState bet = pair.bet(leg);
            boolean open = bet.isAccepted() && bet.outcome() == null;
            if (open || bet.status() == BetStatus.UNKNOWN) {
                sum =
                        sum.plus(
                                Profit.largestLoss(
                                        pair.opportunity().leg(leg).side(),
                                        bet.stake(),
                                        bet.odds()));
            }
        }
        return sum;
    }

    private static Exposure record(PairState pair, Origin origin, long sequence) {
        return new Exposure(
                origin.eventId(),
                pair.pairId(),
                pair.opportunity().deskId(),
                origin.reason(),
                PairLegs.of(pair, Leg.POSITIVE),
                PairLegs.of(pair, Leg.HEDGE),
                pair.opportunity().expectedProfit(),
                realisedProfit(pair),
                openRisk(pair),
                origin.beganAt(),
                sequence,
                null);
    }

    /** What an exposure keeps from the moment it was raised. */
    private record Origin(String eventId, ExposureReason reason, Instant beganAt) {}
}
