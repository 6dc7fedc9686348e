package io.surelock.demo;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.bookmaker.paper.SettlementSource;
import io.surelock.feed.FeedArb;
import io.surelock.feed.FeedLeg;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Settles the bets of a feed's arbs as the feed says: pending at first, then the real result. */
final class DemoSettlements implements SettlementSource {

    private final Map<BetId, List<PollAnswer>> answers = new ConcurrentHashMap<>();

    void learn(FeedArb arb) {
        answers.put(new BetId(arb.pairId(), Leg.POSITIVE), of(arb.positive()));
        answers.put(new BetId(arb.pairId(), Leg.HEDGE), of(arb.hedge()));
    }

    @Override
    public List<PollAnswer> answersFor(BetOrder order) {
        return answers.getOrDefault(order.bet(), List.of(PollAnswer.PENDING));
    }

    private static List<PollAnswer> of(FeedLeg leg) {
        String name = leg.result().code().toUpperCase(Locale.ROOT);
        return List.of(PollAnswer.PENDING, PollAnswer.valueOf(name));
    }
}
