package io.surelock.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * The results of several scenarios, as {@code scenario --json} prints them.
 *
 * @param results of those that were played
 * @param unreadable why a file was not, one sentence for each
 */
public record ScenarioReport(List<ScenarioResult> results, List<String> unreadable) {

    public ScenarioReport {
        results = List.copyOf(results);
        unreadable = List.copyOf(unreadable);
    }

    /** How many went as expected. */
    public long passed() {
        return results.stream().filter(ScenarioResult::passed).count();
    }

    /** How many did not. */
    public long failed() {
        return results.size() - passed();
    }

    /** One JSON object on one line. */
    public String json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ArrayNode scenarios = report.putArray("scenarios");
        for (ScenarioResult result : results) {
            ObjectNode scenario = scenarios.addObject();
            scenario.put("scenario", result.scenario());
            scenario.put("file", result.file());
            scenario.put("passed", result.passed());
            result.differences().forEach(scenario.putArray("differences")::add);
            result.events().forEach(scenario.putArray("events")::add);
        }
        report.put("passed", passed());
        report.put("failed", failed());
        if (!unreadable.isEmpty()) {
            unreadable.forEach(report.putArray("unreadable")::add);
        }
        return report.toString();
    }
}
