package io.surelock.desk.exposure;

import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The record of a pair whose books do not balance, as last known.
 *
 * @param eventId of the alert that raised it; never changed by updates
 * @param expectedProfit the producer's figure
 * @param realisedProfit of all accepted bets; null until all are final and told
 * @param openRisk the largest loss still possible, zero or more
 * @param beganAt when it was raised, broker time; never changed by updates
 * @param sequence journal sequence of the entry that wrote this state of it
 * @param resolution null until an operator has resolved it
 */
public record Exposure(
        String eventId,
        String pairId,
        String deskId,
        ExposureReason reason,
        ExposureLeg positive,
        ExposureLeg hedge,
        Decimal4 expectedProfit,
        @Nullable Money realisedProfit,
        Money openRisk,
        Instant beganAt,
        long sequence,
        @Nullable Resolution resolution) {

    public boolean isOpen() {
        return resolution == null;
    }

    public Exposure resolved(Resolution by, long atSequence) {
        return new Exposure(
                eventId,
                pairId,
                deskId,
                reason,
                positive,
                hedge,
                expectedProfit,
                realisedProfit,
                openRisk,
                beganAt,
                atSequence,
                by);
    }
}
