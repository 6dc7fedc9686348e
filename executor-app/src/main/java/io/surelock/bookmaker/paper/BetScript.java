package io.surelock.bookmaker.paper;

import io.surelock.bet.Odds;
import io.surelock.settlement.PollAnswer;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * What the paper bookmaker does with one bet.
 *
 * @param place its answer to the placement
 * @param reason in words, for everything but an acceptance; null for a standard one
 * @param lookup its answer to lookups; null for the truth of the books: found when it took the bet,
 *     absent when it refused it, and nothing certain after a time-out
 * @param matched how much of the stake it takes, over zero, in the currency of the bet; null, or
 *     more than was asked, for all of it
 * @param odds the odds it takes the bet at; null for the odds asked
 * @param after how long the answer to the placement takes; the bet is in the books from the moment
 *     it was sent
 * @param settle its answers to polls, the last of which repeats; empty for the default of the leg
 */
public record BetScript(
        PlaceScript place,
        @Nullable String reason,
        @Nullable LookupScript lookup,
        @Nullable BigDecimal matched,
        @Nullable Odds odds,
        Duration after,
        List<PollAnswer> settle) {

    /** Accepts at once, and settles as the leg does by default. */
    public static final BetScript DEFAULT =
            new BetScript(PlaceScript.ACCEPT, null, null, null, null, Duration.ZERO, List.of());

    public BetScript {
        if (matched != null && matched.signum() <= 0) {
            throw new IllegalArgumentException("the stake matched must be over 0, not " + matched);
        }
        if (after.isNegative()) {
            throw new IllegalArgumentException("an answer cannot come before it was asked for");
        }
        settle = List.copyOf(settle);
    }

    /** The same script, settled by these answers. */
    public BetScript settling(PollAnswer... answers) {
        return new BetScript(place, reason, lookup, matched, odds, after, List.of(answers));
    }

    /** The same script with another answer to the placement. */
    public BetScript placing(PlaceScript answer, @Nullable String because) {
        return new BetScript(answer, because, lookup, matched, odds, after, settle);
    }

    /** The same script with this answer to lookups. */
    public BetScript lookingUp(LookupScript answer) {
        return new BetScript(place, reason, answer, matched, odds, after, settle);
    }

    /** The same script with an answer that takes this long. */
    public BetScript answeringAfter(Duration delay) {
        return new BetScript(place, reason, lookup, matched, odds, delay, settle);
    }

    /** The same script, taking no more than this much of the stake. */
    public BetScript matching(String amount) {
        return new BetScript(place, reason, lookup, new BigDecimal(amount), odds, after, settle);
    }

    /** The same script, taking the bet at these odds. */
    public BetScript at(Odds taken) {
        return new BetScript(place, reason, lookup, matched, taken, after, settle);
    }

    /** Whether the bet gets into the books when it is sent. */
    boolean takesTheBet() {
        return place == PlaceScript.ACCEPT
                || (place == PlaceScript.TIMEOUT && lookup == LookupScript.FOUND);
    }

    /** What a lookup says once the bet was sent. */
    LookupScript lookupAnswer() {
        if (lookup != null) {
            return lookup;
        }
        return switch (place) {
            case ACCEPT -> LookupScript.FOUND;
            case REJECT, ERROR -> LookupScript.ABSENT;
            case TIMEOUT -> LookupScript.UNKNOWN;
        };
    }
}
