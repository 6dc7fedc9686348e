package io.surelock.scenario;

import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.bookmaker.paper.ScriptSource;
import io.surelock.bookmaker.paper.SettlementSource;

/** Plays scenarios on a virtual clock: hours pass in milliseconds, and always the same way. */
public final class VirtualPlayer implements ScenarioPlayer {

    private final VirtualExecutor.Factory executors;

    /** A player that opens an executor of its own for each scenario. */
    public VirtualPlayer(VirtualExecutor.Factory executors) {
        this.executors = executors;
    }

    @Override
    public ScenarioResult play(Scenario scenario) {
        PaperBook book =
                new PaperBook(ScriptSource.of(scenario.scripts()), SettlementSource.DEFAULT);
        try (VirtualExecutor executor = executors.open(scenario.start(), scenario.policy())) {
            Happenings happenings =
                    new VirtualTime(scenario, executor, new PaperWorkers(book)).play();
            return new ScenarioResult(
                    scenario.name(),
                    scenario.file(),
                    Comparison.differences(scenario.expectation(), happenings),
                    happenings.events());
        }
    }
}
