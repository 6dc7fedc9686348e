package io.surelock.bookmaker.paper;

import io.surelock.bet.BetId;
import io.surelock.placement.BetOrder;

import java.util.Map;

/** Where the paper bookmaker looks up what to do with a bet. Safe for many callers at once. */
@FunctionalInterface
public interface ScriptSource {

    /** Every bet is accepted. */
    ScriptSource ACCEPT_ALL = _ -> BetScript.DEFAULT;

    /** The script of a bet that has just been sent. */
    BetScript scriptOf(BetOrder order);

    /** Scripts by bet; a bet without one is accepted. */
    static ScriptSource of(Map<BetId, BetScript> scripts) {
        Map<BetId, BetScript> byBet = Map.copyOf(scripts);
        return order -> byBet.getOrDefault(order.bet(), BetScript.DEFAULT);
    }
}
