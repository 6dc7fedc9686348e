package io.surelock.cli;

import io.surelock.scenario.Expectation;
import io.surelock.scenario.Scenario;
import io.surelock.scenario.ScenarioPlayer;
import io.surelock.scenario.ScenarioReport;
import io.surelock.scenario.ScenarioResult;
import io.surelock.scenario.VirtualPlayer;
import io.surelock.scenario.file.ScenarioFileException;
import io.surelock.scenario.file.ScenarioReader;
import io.surelock.scenario.topology.TopologyExecutor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays scenario files. */
@Command(
        name = "scenario",
        description = {
            "Play scenario files against the real topologies on a virtual clock.",
            "Exit code 1 if something happened that a file does not expect; 2 if a file cannot be"
                    + " read, the others are still played."
        })
final class ScenarioCommand extends SurelockCommand {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files (YAML).")
    private List<Path> files = List.of();

    @Mixin private final JsonOption json = new JsonOption();

    private final ScenarioPlayer player = new VirtualPlayer(TopologyExecutor::new);

    @Override
    public Integer call() {
        // What scenarios put wrong on purpose is part of their result.
        LogFile.onlyErrorsOf("io.surelock.topology");
        Output output = output(json.asked());
        List<ScenarioResult> results = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : files) {
            try {
                for (Scenario scenario : ScenarioReader.read(file)) {
                    results.add(play(scenario, output));
                }
            } catch (ScenarioFileException e) {
                unreadable.add(Sentences.ended(e));
                output.warn(unreadable.getLast());
            }
        }
        var report = new ScenarioReport(results, unreadable);
        output.say(
                "%d passed, %d failed%s."
                        .formatted(
                                report.passed(),
                                report.failed(),
                                unreadable.isEmpty()
                                        ? ""
                                        : ", %d unreadable".formatted(unreadable.size())));
        output.resultLine(report.json());
        if (!unreadable.isEmpty()) {
            return Errors.UNUSABLE;
        }
        return report.failed() == 0 ? FINE : NO;
    }

    private ScenarioResult play(Scenario scenario, Output output) {
        ScenarioResult result = player.play(scenario);
        output.sayMarked(
                result.passed() ? "@|green passed|@" : "@|red FAILED|@", result.scenario());
        if (scenario.expectation().equals(Expectation.NONE)) {
            output.sayPlain("        it expects nothing, so nothing was compared: add expect");
        }
        for (String difference : result.differences()) {
            output.sayPlain("        " + difference);
        }
        return result;
    }
}
