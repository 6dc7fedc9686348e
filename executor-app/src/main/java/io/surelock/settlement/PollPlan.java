package io.surelock.settlement;

import java.time.Duration;

/**
 * When a watched bet is asked about.
 *
 * @param interval between the numbered polls, 5 s by default
 * @param maxPolls numbered polls at most, 120 by default
 * @param answerTimeout after which an unanswered poll counts as an error, 30 s by default
 * @param correctionsFor how long a bet stays watched after its numbered polls, 48 h by default
 * @param correctionsEvery between the unnumbered polls of that time, 1 h by default
 */
public record PollPlan(
        Duration interval,
        int maxPolls,
        Duration answerTimeout,
        Duration correctionsFor,
        Duration correctionsEvery) {

    /** The desk's rule: every 5 s, at most 120 times, then once an hour for 48 h. */
    public static final PollPlan DEFAULT =
            new PollPlan(
                    Duration.ofSeconds(5),
                    120,
                    Duration.ofSeconds(30),
                    Duration.ofHours(48),
                    Duration.ofHours(1));
}
