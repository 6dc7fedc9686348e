package io.surelock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.surelock.scenario.file.ScenarioFileException;
import io.surelock.scenario.file.ScenarioReader;
import io.surelock.scenario.topology.TopologyExecutor;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Plays every scenario file, each scenario a test of its own. */
class ScenarioFilesTest {

    @TestFactory
    Stream<DynamicNode> areKeptByTheTopologies() throws IOException {
        ScenarioPlayer player = new VirtualPlayer(TopologyExecutor::new);
        return ScenarioFiles.all().stream().map(file -> container(player, file));
    }

    @TestFactory
    Stream<DynamicNode> areKeptByTheBareRules() throws IOException {
        ScenarioPlayer player = new VirtualPlayer(RulesExecutor::new);
        return ScenarioFiles.all().stream().map(file -> container(player, file));
    }

    @Test
    void areManyAndInEveryFolder() throws IOException {
        assertThat(ScenarioFiles.all()).hasSizeGreaterThan(36);
        assertThat(
                        ScenarioFiles.all().stream()
                                .map(
                                        file ->
                                                ScenarioFiles.FOLDER
                                                        .relativize(file)
                                                        .getName(0)
                                                        .toString()))
                .contains(
                        "deciding",
                        "executing",
                        "in-doubt",
                        "settlement",
                        "reconciliation",
                        "exposure",
                        "operators",
                        "identity",
                        "money");
    }

    private static DynamicNode container(ScenarioPlayer player, Path file) {
        String name = ScenarioFiles.name(file);
        List<Scenario> scenarios;
        try {
            scenarios = ScenarioReader.read(file);
        } catch (ScenarioFileException e) {
            return DynamicTest.dynamicTest(name, () -> fail(e));
        }
        return DynamicContainer.dynamicContainer(
                name, scenarios.stream().map(scenario -> test(player, scenario)));
    }

    private static DynamicTest test(ScenarioPlayer player, Scenario scenario) {
        return DynamicTest.dynamicTest(
                scenario.name(), () -> assertThat(player.play(scenario).differences()).isEmpty());
    }
}
