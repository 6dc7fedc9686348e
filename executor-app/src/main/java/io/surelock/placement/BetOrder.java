package io.surelock.placement;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;

import org.jspecify.annotations.Nullable;

/**
 * Everything a bookmaker needs to know to place one bet.
 *
 * @param reference the idempotency key the bookmaker sees
 * @param eventId the producer's id of the match
 * @param handicap the line, where the market has one
 * @param odds the least acceptable odds (the most, for LAY)
 * @param stake over zero
 */
public record BetOrder(
        BetId bet,
        AccountId account,
        ClientReference reference,
        String eventId,
        String marketId,
        String selectionId,
        @Nullable Decimal4 handicap,
        Side side,
        Odds odds,
        Money stake) {}
