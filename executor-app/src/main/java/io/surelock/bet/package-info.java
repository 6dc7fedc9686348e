/**
 * The words everything else speaks: account, bet, leg, money, odds, outcome, profit. Pure values.
 */
@NullMarked
package io.surelock.bet;

import org.jspecify.annotations.NullMarked;
