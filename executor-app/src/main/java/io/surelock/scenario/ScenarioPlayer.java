package io.surelock.scenario;

/** Plays scenarios. */
@FunctionalInterface
public interface ScenarioPlayer {

    /** Plays one scenario from its start to its end, and compares. */
    ScenarioResult play(Scenario scenario);
}
