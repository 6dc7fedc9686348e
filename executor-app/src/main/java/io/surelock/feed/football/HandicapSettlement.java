package io.surelock.feed.football;

import io.surelock.feed.LegResult;
import io.surelock.feed.Line;

/**
 * Settles Asian handicap bets by the final score: the handicap is added to the goals of the side
 * backed. Ahead then wins, level is void, behind loses; on a quarter line each half of the stake is
 * settled on its own half line.
 */
public final class HandicapSettlement {

    private HandicapSettlement() {}

    /** A bet on the home side with the home side's line. */
    public static LegResult home(Score score, Line homeLine) {
        return backed(score.home() - score.away(), homeLine);
    }

    /** A bet on the away side with the away side's line, the negative of the home side's. */
    public static LegResult away(Score score, Line awayLine) {
        return backed(score.away() - score.home(), awayLine);
    }

    private static LegResult backed(int goalsAhead, Line line) {
        return Settlement.byMargin(Score.QUARTERS_PER_GOAL * goalsAhead + line.quarters());
    }
}
