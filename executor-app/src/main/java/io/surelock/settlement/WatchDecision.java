package io.surelock.settlement;

import io.surelock.bet.SettlementOutcome;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What one answer changes.
 *
 * @param watch the watch from now on; null when the bet is no longer watched
 * @param tell what the desk is told, in this order
 */
public record WatchDecision(@Nullable BetWatch watch, List<LegSettlement> tell) {

    public WatchDecision {
        tell = List.copyOf(tell);
    }

    static WatchDecision unchanged(BetWatch watch) {
        return new WatchDecision(watch, List.of());
    }

    static WatchDecision changed(BetWatch watch) {
        return new WatchDecision(watch, List.of());
    }

    static WatchDecision tell(BetWatch watch, LegSettlement settlement) {
        return new WatchDecision(watch, List.of(settlement));
    }

    static WatchDecision end(LegSettlement settlement) {
        return new WatchDecision(null, List.of(settlement));
    }

    /** The same decision, with another final answer told first. */
    WatchDecision with(SettlementOutcome outcome, BetWatch before) {
        BetWatch corrected =
                watch == null
                        ? null
                        : new BetWatch(
                                watch.order(),
                                watch.polls(),
                                watch.corrections(),
                                watch.nextDue(),
                                watch.watchedUntil(),
                                outcome);
        List<LegSettlement> all = new ArrayList<>();
        all.add(WatchDecider.settlement(before, LegSettlement.Kind.FINAL, outcome, before.polls()));
        all.addAll(tell);
        return new WatchDecision(corrected, all);
    }
}
