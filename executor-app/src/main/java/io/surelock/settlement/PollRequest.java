package io.surelock.settlement;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;

import java.time.Instant;

/**
 * The order to ask a bookmaker once how a bet stands. A read: harmless when repeated.
 *
 * @param number 1 to the plan's maximum for numbered polls; for corrections counted from 1 anew
 * @param requestedAt broker time
 */
public record PollRequest(
        String deskId,
        BetId bet,
        AccountId account,
        String ticket,
        PollKind kind,
        int number,
        Instant requestedAt) {}
