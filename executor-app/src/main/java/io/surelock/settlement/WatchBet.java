package io.surelock.settlement;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;

import java.time.Instant;

/**
 * The order to ask about an accepted bet until it is final.
 *
 * @param ticket the bookmaker's name for the bet
 * @param firstPollAt broker time of the first poll
 */
public record WatchBet(
        String deskId,
        BetId bet,
        AccountId account,
        String ticket,
        Instant firstPollAt,
        PollPlan plan) {}
