package io.surelock.scenario;

import io.surelock.bookmaker.paper.PaperBook;

import java.time.Instant;
import java.util.List;

/**
 * All that came out of an executor while a scenario played.
 *
 * @param moments in the order in which it came
 * @param book the bookmaker's books at the end
 */
public record Recording(ScenarioResult result, List<Moment> moments, PaperBook book) {

    public Recording {
        moments = List.copyOf(moments);
    }

    /**
     * One thing that came out.
     *
     * @param at virtual time
     */
    public record Moment(Instant at, VirtualOutput output) {}
}
