package io.surelock.feed;

/**
 * A two-leg arb ready to be published, whatever feed it comes from. Money is in cents of a euro.
 *
 * @param pairId unique within its feed, of the letters an account part may have, at most 64
 * @param event what both legs are about
 * @param positive the leg to place first
 * @param hedge the leg that covers it, at another bookmaker
 * @param expectedProfitCents the profit that is certain when one leg wins and the other loses, the
 *     smaller of the two cases; tiny arbs can have 0 or a cent less, because stakes are rounded
 */
public record FeedArb(
        String pairId, FeedEvent event, FeedLeg positive, FeedLeg hedge, long expectedProfitCents) {

    /** Of the positive leg of every feed: 100.00. */
    public static final long POSITIVE_STAKE_CENTS = 10_000;

    public FeedArb {
        if (positive.bookmaker().equals(hedge.bookmaker())) {
            throw new IllegalArgumentException(
                    pairId + " has both legs at " + hedge.bookmaker() + ", an arb needs two");
        }
        if (!ArbArithmetic.isArb(positive.odds(), hedge.odds())) {
            throw new IllegalArgumentException(
                    "%s is no arb at the odds %d and %d"
                            .formatted(pairId, positive.odds(), hedge.odds()));
        }
    }

    /** A side of an arb before its stake is known. */
    public record Side(String bookmaker, FeedSelection selection, int odds, LegResult result) {

        private FeedLeg staked(long stakeCents) {
            return new FeedLeg(bookmaker, selection, odds, stakeCents, result);
        }
    }

    /**
     * Stakes a pair: {@link #POSITIVE_STAKE_CENTS} on the positive leg, on the hedge what returns
     * as much (see {@link ArbArithmetic#hedgeStakeCents}).
     */
    public static FeedArb staked(String pairId, FeedEvent event, Side positive, Side hedge) {
        FeedLeg first = positive.staked(POSITIVE_STAKE_CENTS);
        FeedLeg second =
                hedge.staked(
                        ArbArithmetic.hedgeStakeCents(
                                POSITIVE_STAKE_CENTS, positive.odds(), hedge.odds()));
        return new FeedArb(
                pairId, event, first, second, ArbArithmetic.certainProfitCents(first, second));
    }
}
