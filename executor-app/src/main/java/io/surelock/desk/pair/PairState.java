package io.surelock.desk.pair;

import io.surelock.bet.BetId;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.opportunity.Opportunity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One pair that was executed.
 *
 * @param content digest of the opportunity's content, see {@code OpportunityContent}
 * @param timer the one instant it waits for
 * @param exposure the exposure it became, open or resolved
 * @param reconciled whether its result was told as reconciled
 * @param knownUntil when its id may be forgotten; null until it is closed
 */
public record PairState(
        Opportunity opportunity,
        Digest content,
        PairPhase phase,
        BetState positive,
        BetState hedge,
        @Nullable Timer timer,
        @Nullable Exposure exposure,
        boolean reconciled,
        @Nullable Instant knownUntil) {

    public static PairState opened(Opportunity opportunity, Digest content) {
        return new PairState(
                opportunity,
                content,
                PairPhase.POSITIVE_REQUESTED,
                BetState.planned(opportunity.positive().stake(), opportunity.positive().odds()),
                BetState.planned(opportunity.hedge().stake(), opportunity.hedge().odds()),
                null,
                null,
                false,
                null);
    }

    public String pairId() {
        return opportunity.pairId();
    }

    public BetId betId(Leg leg) {
        return new BetId(pairId(), leg);
    }

    public BetState bet(Leg leg) {
        return leg == Leg.POSITIVE ? positive : hedge;
    }

    /** Something lasts while now is before its end; a pair that is not closed is always known. */
    public boolean isKnown(Instant now) {
        return knownUntil == null || now.isBefore(knownUntil);
    }

    public boolean hasOpenExposure() {
        return exposure != null && exposure.isOpen();
    }

    /** The bookmaker's final word on both bets is there. */
    public boolean isFullySettled() {
        SettlementOutcome first = positive.outcome();
        SettlementOutcome second = hedge.outcome();
        return first != null && second != null;
    }

    public PairState withPhase(PairPhase now) {
        return new PairState(
                opportunity,
                content,
                now,
                positive,
                hedge,
                timer,
                exposure,
                reconciled,
                knownUntil);
    }

    public PairState withBet(Leg leg, BetState bet) {
        return new PairState(
                opportunity,
                content,
                phase,
                leg == Leg.POSITIVE ? bet : positive,
                leg == Leg.HEDGE ? bet : hedge,
                timer,
                exposure,
                reconciled,
                knownUntil);
    }

    public PairState withTimer(@Nullable Timer now) {
        return new PairState(
                opportunity,
                content,
                phase,
                positive,
                hedge,
                now,
                exposure,
                reconciled,
                knownUntil);
    }

    public PairState withExposure(Exposure now) {
        return new PairState(
                opportunity, content, phase, positive, hedge, timer, now, reconciled, knownUntil);
    }

    public PairState withReconciled(boolean now) {
        return new PairState(
                opportunity, content, phase, positive, hedge, timer, exposure, now, knownUntil);
    }

    public PairState withKnownUntil(@Nullable Instant now) {
        return new PairState(
                opportunity, content, phase, positive, hedge, timer, exposure, reconciled, now);
    }
}
