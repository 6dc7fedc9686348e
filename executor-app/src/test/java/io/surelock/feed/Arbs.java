package io.surelock.feed;

/** Arbs made for tests. */
final class Arbs {

    private Arbs() {}

    static FeedArb staked(int positiveOdds, int hedgeOdds) {
        return of("alpha", positiveOdds, "beta", hedgeOdds);
    }

    static FeedArb of(String bookmaker, int positiveOdds, String otherBookmaker, int hedgeOdds) {
        FeedEvent event = new FeedEvent("E-1", "tennis", "One - Other", null);
        return FeedArb.staked(
                "P-1",
                event,
                new FeedArb.Side(
                        bookmaker,
                        new FeedSelection("m", "player-1", null),
                        positiveOdds,
                        LegResult.WON),
                new FeedArb.Side(
                        otherBookmaker,
                        new FeedSelection("m", "player-2", null),
                        hedgeOdds,
                        LegResult.LOST));
    }
}
