package io.surelock.bookmaker.server.book;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A bet as it is asked for.
 *
 * @param handicap the line, where the market has one
 * @param stake over zero
 * @param notAfter the instant after which it is not to be taken
 */
public record Slip(
        ClientReference reference,
        BetId bet,
        AccountId account,
        String marketId,
        String selectionId,
        @Nullable Decimal4 handicap,
        Side side,
        Odds odds,
        Money stake,
        Instant notAfter) {}
