package io.surelock.bookmaker.paper;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.placement.BetOrder;

import java.time.Instant;

/**
 * A bet in the books.
 *
 * @param order as it was sent
 * @param ticket the bookmaker's name for it
 * @param stake matched
 * @param odds matched
 * @param takenAt when it got into the books, broker time
 */
public record PaperBet(BetOrder order, String ticket, Money stake, Odds odds, Instant takenAt) {}
