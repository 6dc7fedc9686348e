package io.surelock.desk.exposure;

import io.surelock.bet.AccountId;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;

import org.jspecify.annotations.Nullable;

/**
 * One leg of an exposure.
 *
 * @param ticket null where no bet is known to exist
 * @param odds matched odds of an accepted bet, else the odds asked for
 * @param stake matched stake of an accepted bet, else the stake asked for
 * @param status placement status until the bet is final ("unresolved" once its polls are used up),
 *     then its outcome
 */
public record ExposureLeg(
        AccountId account,
        @Nullable String ticket,
        @Nullable Odds odds,
        Money stake,
        String status) {}
