package io.surelock.feed;

import java.util.SplittableRandom;

/** How the two legs of an invented arb end together, each with its share of all arbs. */
enum SyntheticEnding {
    /** One side of the market came true, as it nearly always does. */
    DECIDED(900),
    /** Called off, or the score fell on the line: both bookmakers give the stake back. */
    BOTH_VOID(60),
    /** The score fell beside a quarter line. */
    HALVES(20),
    /** A player retired: one bookmaker pays, the other voids. */
    ONE_VOID(12),
    /** The bookmakers settled by different statistics, to the bettor's luck. */
    BOTH_WON(4),
    /** The same, without luck. */
    BOTH_LOST(4);

    private static final int ALL = 1_000;

    private final int perThousand;

    SyntheticEnding(int perThousand) {
        this.perThousand = perThousand;
    }

    static SyntheticEnding draw(SplittableRandom random) {
        int drawn = random.nextInt(ALL);
        for (SyntheticEnding ending : values()) {
            if (drawn < ending.perThousand) {
                return ending;
            }
            drawn -= ending.perThousand;
        }
        throw new IllegalStateException("the shares of all endings must add up to " + ALL);
    }

    /** The results of both legs of one arb. */
    record Results(LegResult positive, LegResult hedge) {

        private static Results opposed(LegResult positive) {
            return new Results(positive, positive.opposite());
        }
    }

    /**
     * The results in this ending.
     *
     * @param positiveCameTrue whether the event ended the positive leg's way
     * @param positivePays whether the positive leg's bookmaker pays where only one of them does
     */
    Results results(boolean positiveCameTrue, boolean positivePays) {
        LegResult positive = positiveCameTrue ? LegResult.WON : LegResult.LOST;
        return switch (this) {
            case DECIDED -> Results.opposed(positive);
            case BOTH_VOID -> Results.opposed(LegResult.VOID);
            case HALVES ->
                    Results.opposed(positiveCameTrue ? LegResult.HALF_WON : LegResult.HALF_LOST);
            case ONE_VOID ->
                    positivePays
                            ? new Results(positive, LegResult.VOID)
                            : new Results(LegResult.VOID, positive.opposite());
            case BOTH_WON -> new Results(LegResult.WON, LegResult.WON);
            case BOTH_LOST -> new Results(LegResult.LOST, LegResult.LOST);
        };
    }
}
