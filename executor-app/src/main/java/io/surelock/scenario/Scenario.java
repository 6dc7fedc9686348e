package io.surelock.scenario;

import io.surelock.bet.BetId;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.desk.policy.Policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One scenario.
 *
 * @param name the sentence it begins with
 * @param file where it was read from
 * @param start the first instant
 * @param policy the desk's first policy
 * @param steps what comes from outside, by time; at one instant in the order of the file
 * @param scripts what the bookmaker does with a bet; one without a script is accepted
 * @param run how much time passes after the start, its last instant included
 */
public record Scenario(
        String name,
        String file,
        Instant start,
        Policy policy,
        List<Step> steps,
        Map<BetId, BetScript> scripts,
        Duration run,
        Expectation expectation) {

    public Scenario {
        steps = List.copyOf(steps);
        scripts = Map.copyOf(scripts);
    }

    /** The last instant. */
    public Instant end() {
        return start.plus(run);
    }
}
