package io.surelock.feed;

/**
 * One leg of an arb: a back bet at one bookmaker, and how it will be settled.
 *
 * @param bookmaker the provider name, such as {@code bet365}
 * @param selection what is backed
 * @param odds decimal odds in ten-thousandths, over 10,000 (odds 1)
 * @param stakeCents the stake in cents of a euro, over 0
 * @param result how this bookmaker settles the bet
 */
public record FeedLeg(
        String bookmaker, FeedSelection selection, int odds, long stakeCents, LegResult result) {

    public FeedLeg {
        if (odds <= ArbArithmetic.ODDS_ONE) {
            throw new IllegalArgumentException("odds of a leg must be over 1, not " + odds);
        }
        if (stakeCents <= 0) {
            throw new IllegalArgumentException("stake of a leg must be over 0, not " + stakeCents);
        }
    }
}
