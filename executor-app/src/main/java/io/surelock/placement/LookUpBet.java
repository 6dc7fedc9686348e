package io.surelock.placement;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;

import java.time.Instant;

/**
 * The order to ask a bookmaker whether a bet in doubt exists. A read: harmless when repeated.
 *
 * @param number 1 for the first lookup of this bet, then counting up
 */
public record LookUpBet(
        String deskId,
        BetId bet,
        AccountId account,
        ClientReference reference,
        int number,
        Instant requestedAt) {}
