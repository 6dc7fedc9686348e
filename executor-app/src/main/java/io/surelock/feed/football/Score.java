package io.surelock.feed.football;

/**
 * A final score.
 *
 * @param home goals of the home team, 0 to {@value #MOST_GOALS}
 * @param away goals of the away team, 0 to {@value #MOST_GOALS}
 */
public record Score(int home, int away) {

    /**
     * More goals than any match of a league ever had; a cell with more is a mistake in the file.
     */
    public static final int MOST_GOALS = 200;

    static final int QUARTERS_PER_GOAL = 4;

    public Score {
        if (Math.min(home, away) < 0 || Math.max(home, away) > MOST_GOALS) {
            throw new IllegalArgumentException("no score of a match: " + home + "-" + away);
        }
    }
}
