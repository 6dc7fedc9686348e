package io.surelock.desk.pair;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;

/**
 * A bet as the bookmaker took it.
 *
 * @param oddsDiffer at worse terms than asked: lower odds (higher for LAY), more stake, or terms
 *     that cannot be
 * @param partlyFilled with less stake than asked
 */
public record Acceptance(
        String ticket, Money stake, Odds odds, boolean oddsDiffer, boolean partlyFilled) {}
