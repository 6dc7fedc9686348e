package io.surelock.desk;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.desk.DeskEvent.ArbSucceeded;
import io.surelock.desk.DeskEvent.BetWatched;
import io.surelock.desk.DeskEvent.PairClosed;
import io.surelock.desk.DeskEvent.PairCompleted;
import io.surelock.desk.DeskEvent.TimerCleared;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.policy.SportLengths;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What follows when both placements of a pair are over: cooldowns, watches, exposures, the end. */
final class Completion {

    /** How long an executed pair's id stays known after it closed. */
    static final Duration KNOWN_AFTER_CLOSE = Duration.ofDays(7);

    private Completion() {}

    /** Both legs are accepted. */
    static void hedged(Decision decision, String pairId) {
        decision.record(new TimerCleared(pairId));
        decision.record(new ArbSucceeded(pairId));
        decision.record(new PairCompleted(pairId));
        coolDownAndWatch(decision, pairId);
        PairState pair = decision.pair(pairId);
        if (pair.hedge().partlyFilled()) {
            Exposures.raise(decision, pairId, ExposureReason.PARTIAL_FILL);
        } else if (pair.positive().oddsDiffer() || pair.hedge().oddsDiffer()) {
            Exposures.raise(decision, pairId, ExposureReason.ODDS_DIFFER);
        }
    }

    /** The pair stays without a hedge, or with one that nobody knows of. */
    static void unhedged(Decision decision, String pairId, ExposureReason reason) {
        decision.record(new PairCompleted(pairId));
        coolDownAndWatch(decision, pairId);
        Exposures.raise(decision, pairId, reason);
    }

    /** A bet turned up after its pair was complete or closed. */
    static void acceptedLate(Decision decision, BetId bet) {
        PairState pair = decision.pair(bet.pairId());
        Cooldowns.start(decision, pair, bet.leg());
        watch(decision, pair, bet.leg());
        if (pair.hasOpenExposure()) {
            Exposures.update(decision, bet.pairId());
        } else {
            Exposures.raise(decision, bet.pairId(), ExposureReason.LATE_ACCEPTANCE);
        }
    }

    static void close(Decision decision, String pairId) {
        decision.record(new PairClosed(pairId, decision.now().plus(KNOWN_AFTER_CLOSE)));
    }

    /** Closes the pair once all bets are over and its exposure, if any, is resolved. */
    static void closeIfOver(Decision decision, String pairId) {
        PairState pair = decision.pair(pairId);
        if (!pair.phase().isInFlight()
                && pair.knownUntil() == null
                && pair.positive().isOver()
                && pair.hedge().isOver()
                && !pair.hasOpenExposure()) {
            close(decision, pairId);
        }
    }

    private static void coolDownAndWatch(Decision decision, String pairId) {
        PairState pair = decision.pair(pairId);
        for (Leg leg : Leg.values()) {
            if (pair.bet(leg).isAccepted()) {
                Cooldowns.start(decision, pair, leg);
            }
        }
        for (Leg leg : Leg.values()) {
            if (pair.bet(leg).isAccepted()) {
                watch(decision, pair, leg);
            }
        }
    }

    private static void watch(Decision decision, PairState pair, Leg leg) {
        BetState bet = pair.bet(leg);
        decision.record(
                new BetWatched(
                        pair.betId(leg),
                        pair.opportunity().leg(leg).account(),
                        Objects.requireNonNull(bet.ticket()),
                        firstPollAt(decision, pair.opportunity()),
                        decision.policy().polls()));
    }

    /** One interval from now, or later when the match is known to end later. */
    private static Instant firstPollAt(Decision decision, Opportunity opportunity) {
        Instant soonest = decision.now().plus(decision.policy().polls().interval());
        Instant settlement = opportunity.expectedSettlementAt();
        Instant startsAt = opportunity.event().startsAt();
        if (settlement == null && startsAt != null && startsAt.isAfter(decision.now())) {
            settlement = startsAt.plus(SportLengths.of(opportunity.sport()));
        }
        return settlement != null && settlement.isAfter(soonest) ? settlement : soonest;
    }
}
