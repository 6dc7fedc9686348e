package io.surelock.feed.football;

import io.surelock.feed.LegResult;
import io.surelock.feed.Line;

/**
 * Settles total goals bets by the final score: over wins with more goals than the line, under with
 * fewer, as many are void; on a quarter line each half of the stake is settled on its own half
 * line.
 */
public final class TotalsSettlement {

    private TotalsSettlement() {}

    /** A bet on more goals than the line. */
    public static LegResult over(Score score, Line line) {
        return Settlement.byMargin(
                Score.QUARTERS_PER_GOAL * (score.home() + score.away()) - line.quarters());
    }

    /** A bet on fewer goals than the line. */
    public static LegResult under(Score score, Line line) {
        return over(score, line).opposite();
    }
}
