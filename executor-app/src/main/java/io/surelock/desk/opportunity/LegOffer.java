package io.surelock.desk.opportunity;

import io.surelock.bet.AccountId;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;

import org.jspecify.annotations.Nullable;

/** One leg as the producer offers it. */
public record LegOffer(
        AccountId account,
        String marketId,
        String selectionId,
        @Nullable Decimal4 handicap,
        Side side,
        Odds odds,
        Money stake) {}
