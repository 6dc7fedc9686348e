package io.surelock.feed.football;

import io.surelock.feed.LegResult;

/**
 * What totals and handicaps have in common: a margin over the line decides each half of the stake.
 */
final class Settlement {

    private Settlement() {}

    /**
     * Settles a bet by how far the score is over its line.
     *
     * <p>An even margin means a line ending in .0 or .5, where the whole stake stands on one line.
     * An odd one means a quarter line: one half of the stake stands a quarter lower, the other a
     * quarter higher. Each half wins over its line, loses under it and is void on it.
     *
     * @param marginQuarters score minus line, in quarters of a goal
     */
    static LegResult byMargin(int marginQuarters) {
        int split = marginQuarters % 2 == 0 ? 0 : 1;
        int halvesWon =
                Integer.signum(marginQuarters - split) + Integer.signum(marginQuarters + split);
        return switch (halvesWon) {
            case 2 -> LegResult.WON;
            case 1 -> LegResult.HALF_WON;
            case 0 -> LegResult.VOID;
            case -1 -> LegResult.HALF_LOST;
            case -2 -> LegResult.LOST;
            default -> throw new IllegalStateException("two halves cannot win " + halvesWon);
        };
    }
}
