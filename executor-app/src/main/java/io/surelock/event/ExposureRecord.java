package io.surelock.event;

import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The current state of one exposure, as the compacted topic {@code exposure-records} keeps it: the
 * fields of its alert, brought up to date, and who resolved it.
 *
 * @param sequence journal sequence of the entry that wrote this state
 * @param resolvedAt null, as {@code by} and {@code note}, until an operator has resolved it
 */
public record ExposureRecord(
        String eventId,
        String event,
        String deskId,
        String pairId,
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
        long sequence,
        @Nullable Instant resolvedAt,
        @Nullable String by,
        @Nullable String note) {}
