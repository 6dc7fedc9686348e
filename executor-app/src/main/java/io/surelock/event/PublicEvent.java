package io.surelock.event;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * A public event. The component names are the fields of its Avro record and of its JSON.
 *
 * <p>{@code eventId} is desk, sequence and place in the entry, stable under replay; {@code event}
 * is the event's name; {@code at} is when it was decided, broker time.
 */
public sealed interface PublicEvent {

    /** The names of all events. */
    Set<String> NAMES =
            Set.of(
                    "arb_success",
                    "arb_failed",
                    "arb_blocked",
                    "arb_emergency",
                    "bet_executed",
                    "pair_reconciled",
                    "exposure_alert",
                    "exposure_resolved");

    String eventId();

    /** The contract name, such as {@code arb_success}. */
    String event();

    String deskId();

    String pairId();

    Instant at();

    /** Both legs are accepted. */
    record ArbSuccess(
            String eventId,
            String event,
            String deskId,
            String pairId,
            Instant at,
            EventLeg positive,
            EventLeg hedge,
            Decimal4 expectedProfit)
            implements PublicEvent {}

    /** The positive leg was not placed; nothing is at risk. */
    record ArbFailed(
            String eventId, String event, String deskId, String pairId, Instant at, String reason)
            implements PublicEvent {}

    /** The opportunity was not executed. */
    record ArbBlocked(
            String eventId,
            String event,
            String deskId,
            String pairId,
            Instant at,
            String reason,
            @Nullable AccountId account,
            @Nullable Instant until,
            @Nullable String byPair)
            implements PublicEvent {}

    /** A pair stands without its hedge, or nobody knows whether it does. */
    record ArbEmergency(
            String eventId,
            String event,
            String deskId,
            String pairId,
            Instant at,
            String reason,
            EventLeg positive,
            EventLeg hedge)
            implements PublicEvent {}

    /** The placement of one bet has ended. */
    record BetExecuted(
            String eventId,
            String event,
            String deskId,
            String pairId,
            Instant at,
            BetId bet,
            AccountId account,
            String status,
            @Nullable String ticket,
            Odds odds,
            Money stake,
            @Nullable String reason)
            implements PublicEvent {}

    /** Both bets are final and the books balance. */
    record PairReconciled(
            String eventId,
            String event,
            String deskId,
            String pairId,
            Instant at,
            String result,
            EventLeg positive,
            EventLeg hedge,
            Decimal4 expectedProfit,
            Money realisedProfit)
            implements PublicEvent {}

    /** The books do not balance; a person has to look. */
    record ExposureAlert(
            String eventId,
            String event,
            String deskId,
            String pairId,
            Instant at,
            String severity,
            String status,
            boolean requiresManualReview,
            boolean autoRebetDisabled,
            String reason,
            EventLeg positive,
            EventLeg hedge,
            Decimal4 expectedProfit,
            @Nullable Money realisedProfit,
            Money openRisk,
            Instant beganAt,
            long sequence)
            implements PublicEvent {}

    /** A person has looked. */
    record ExposureResolved(
            String eventId,
            String event,
            String deskId,
            String pairId,
            Instant at,
            String reason,
            String by,
            Instant resolvedAt,
            String note,
            @Nullable Money realisedProfit,
            Money openRisk)
            implements PublicEvent {}
}
