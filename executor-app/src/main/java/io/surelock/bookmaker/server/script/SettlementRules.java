package io.surelock.bookmaker.server.script;

import io.surelock.bet.Leg;
import io.surelock.settlement.PollAnswer;

import java.time.Duration;
import java.util.List;

/**
 * How bets end. The answers of a list are given one after the other, each for one step of time from
 * the moment the bet got into the books, and the last for ever. Time and not polls, so that a
 * restart changes nothing.
 *
 * @param step how long each answer holds; zero to begin with the last one
 * @param positive the answers for positive legs; not empty
 * @param hedge the answers for hedges; not empty
 */
public record SettlementRules(Duration step, List<PollAnswer> positive, List<PollAnswer> hedge) {

    /** Pending for two seconds; then the positive leg has won and the hedge has lost. */
    public static final SettlementRules DEFAULT =
            new SettlementRules(
                    Duration.ofSeconds(2),
                    List.of(PollAnswer.PENDING, PollAnswer.WON),
                    List.of(PollAnswer.PENDING, PollAnswer.LOST));

    public SettlementRules {
        positive = List.copyOf(positive);
        hedge = List.copyOf(hedge);
        if (positive.isEmpty() || hedge.isEmpty()) {
            throw new IllegalArgumentException("a settlement needs at least one answer");
        }
    }

    /** The answers for a leg. */
    public List<PollAnswer> of(Leg leg) {
        return leg == Leg.POSITIVE ? positive : hedge;
    }
}
