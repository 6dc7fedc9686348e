package io.surelock.settlement;

import io.surelock.bet.SettlementOutcome;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The one small record kept per watched bet.
 *
 * @param polls numbered polls counted so far
 * @param corrections correction polls counted so far
 * @param nextDue when to ask next, broker time
 * @param watchedUntil end of the time of corrections; null during the numbered polls
 * @param outcome the last final answer
 */
public record BetWatch(
        WatchBet order,
        int polls,
        int corrections,
        Instant nextDue,
        @Nullable Instant watchedUntil,
        @Nullable SettlementOutcome outcome) {

    /** The watch of a bet nobody has asked about yet. */
    public static BetWatch of(WatchBet order) {
        return new BetWatch(order, 0, 0, order.firstPollAt(), null, null);
    }

    public boolean isCorrecting() {
        return watchedUntil != null;
    }

    /** The next poll, as it is asked for at {@code now}. */
    public PollRequest request(Instant now) {
        return new PollRequest(
                order.deskId(),
                order.bet(),
                order.account(),
                order.ticket(),
                isCorrecting() ? PollKind.CORRECTION : PollKind.NUMBERED,
                (isCorrecting() ? corrections : polls) + 1,
                now);
    }
}
