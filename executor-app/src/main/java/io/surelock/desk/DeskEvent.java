package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.pair.TimerKind;
import io.surelock.desk.policy.Policy;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PairResult;
import io.surelock.settlement.PollPlan;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What a decision records. Folding these, and nothing else, gives a desk's state. Some also go out:
 * as public events, as orders to workers, as records for the mirror.
 */
public sealed interface DeskEvent {

    /** The input changed nothing. */
    record Ignored(IgnoredReason reason, String subject) implements DeskEvent {}

    record PolicyAdopted(Policy policy, String by) implements DeskEvent {}

    /**
     * An opportunity was not executed.
     *
     * @param account the account that stood in the way; null where none did
     * @param until when its cooldown ends
     * @param byPair the pair that holds or occupies the account
     * @param knownThrough how long its redelivery is a duplicate; null where it is stale already
     */
    record ArbBlocked(
            String pairId,
            BlockedReason reason,
            @Nullable AccountId account,
            @Nullable Instant until,
            @Nullable String byPair,
            Digest content,
            @Nullable Instant knownThrough)
            implements DeskEvent {}

    /** A pair is executed; both its accounts are locked for it. */
    record PairOpened(Opportunity opportunity, Digest content) implements DeskEvent {}

    record BetRequested(BetOrder order, Instant requestedAt, Instant notAfter, Duration callTimeout)
            implements DeskEvent {}

    /**
     * The placement of a bet has ended.
     *
     * @param ticket given when accepted
     * @param stake matched when accepted, else asked
     * @param odds matched when accepted, else asked
     * @param reason in words, for everything but an acceptance at terms that can be
     */
    record BetExecuted(
            BetId bet,
            AccountId account,
            ExecutionStatus status,
            @Nullable String ticket,
            Money stake,
            Odds odds,
            boolean oddsDiffer,
            boolean partlyFilled,
            @Nullable String reason)
            implements DeskEvent {}

    /** Nobody knows whether the bet exists; only lookups follow. */
    record BetDoubted(BetId bet, Instant since, Instant deadline) implements DeskEvent {}

    record LookupRequested(
            BetId bet,
            AccountId account,
            ClientReference reference,
            int number,
            Instant requestedAt)
            implements DeskEvent {}

    /** The bookmaker needs longer to prove absence than was known before. */
    record LookupDeadlineExtended(BetId bet, Instant deadline) implements DeskEvent {}

    /** The lookup deadline came and the bet is still in doubt. */
    record BetGivenUp(BetId bet) implements DeskEvent {}

    record ArbSucceeded(String pairId) implements DeskEvent {}

    record ArbFailed(String pairId, String reason) implements DeskEvent {}

    record ArbEmergency(String pairId, String reason) implements DeskEvent {}

    /** Both placements are over; the accounts are free of this pair. */
    record PairCompleted(String pairId) implements DeskEvent {}

    /** Nothing more is expected of the pair; its id stays known until the instant given. */
    record PairClosed(String pairId, Instant knownUntil) implements DeskEvent {}

    /** The pair waits for this instant, instead of any earlier one. */
    record TimerSet(String pairId, TimerKind kind, Leg leg, Instant due, long sequence)
            implements DeskEvent {}

    record TimerCleared(String pairId) implements DeskEvent {}

    /**
     * An account rests.
     *
     * @param pairId null for a cooldown taken over from an older worker
     */
    record CooldownStarted(
            AccountId account, @Nullable String pairId, Instant startedAt, Instant until)
            implements DeskEvent {}

    record AccountHeld(AccountId account, String pairId) implements DeskEvent {}

    record AccountReleased(AccountId account, String pairId) implements DeskEvent {}

    record BetWatched(
            BetId bet, AccountId account, String ticket, Instant firstPollAt, PollPlan plan)
            implements DeskEvent {}

    record BetSettled(BetId bet, SettlementOutcome outcome) implements DeskEvent {}

    record BetUnresolved(BetId bet, int polls) implements DeskEvent {}

    record BetWatchEnded(BetId bet) implements DeskEvent {}

    record PairReconciled(
            String pairId, PairResult result, Decimal4 expectedProfit, Money realisedProfit)
            implements DeskEvent {}

    /** An alert, a record and, by policy, a hold. */
    record ExposureRaised(Exposure exposure) implements DeskEvent {}

    /** The record changes; nobody is alerted again. */
    record ExposureUpdated(Exposure exposure) implements DeskEvent {}

    record ExposureResolved(Exposure exposure) implements DeskEvent {}

    record CommandDecided(String commandId) implements DeskEvent {}

    record DeskHalted(String reason, String by) implements DeskEvent {}

    record DeskResumed(String reason, String by) implements DeskEvent {}

    record OpportunityQuarantined(String topic, int partition, long offset, String by)
            implements DeskEvent {}
}
