package io.surelock.scenario;

import java.util.List;

/**
 * How a scenario went.
 *
 * @param scenario its name
 * @param file where it was read from
 * @param differences sentences, one for each thing that is not as expected
 * @param events what happened, as event lines
 */
public record ScenarioResult(
        String scenario, String file, List<String> differences, List<String> events) {

    public ScenarioResult {
        differences = List.copyOf(differences);
        events = List.copyOf(events);
    }

    /** Whether everything is as expected. */
    public boolean passed() {
        return differences.isEmpty();
    }
}
