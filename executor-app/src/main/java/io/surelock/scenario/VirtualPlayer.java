package io.surelock.scenario;

import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.bookmaker.paper.ScriptSource;
import io.surelock.bookmaker.paper.SettlementSource;

import java.util.ArrayList;
import java.util.List;

/** Plays scenarios on a virtual clock: hours pass in milliseconds, and always the same way. */
public final class VirtualPlayer implements ScenarioPlayer {

    private final VirtualExecutor.Factory executors;

    /** A player that opens an executor of its own for each scenario. */
    public VirtualPlayer(VirtualExecutor.Factory executors) {
        this.executors = executors;
    }

    @Override
    public ScenarioResult play(Scenario scenario) {
        return record(scenario).result();
    }

    /** Plays one scenario as {@link #play}, and keeps all that came out. */
    public Recording record(Scenario scenario) {
        List<Recording.Moment> moments = new ArrayList<>();
        PaperBook book =
                new PaperBook(ScriptSource.of(scenario.scripts()), SettlementSource.DEFAULT);
        try (VirtualExecutor executor = executors.open(scenario.start(), scenario.policy())) {
            Happenings happenings =
                    new VirtualTime(scenario, executor, new PaperWorkers(book), moments::add)
                            .play();
            ScenarioResult result =
                    new ScenarioResult(
                            scenario.name(),
                            scenario.file(),
                            Comparison.differences(scenario.expectation(), happenings),
                            happenings.events());
            return new Recording(result, moments, book);
        }
    }
}
