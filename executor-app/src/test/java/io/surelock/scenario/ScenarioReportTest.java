package io.surelock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class ScenarioReportTest {

    @Test
    void isOneJsonObjectOnOneLine() {
        ScenarioReport report =
                new ScenarioReport(
                        List.of(
                                new ScenarioResult(
                                        "good", "a.yaml", List.of(), List.of("arb_success P-1")),
                                new ScenarioResult(
                                        "bad", "b.yaml", List.of("it \"differs\""), List.of())),
                        List.of("c.yaml holds no scenario."));

        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.json())
                .isEqualTo(
                        """
                        {"scenarios":[{"scenario":"good","file":"a.yaml","passed":true,\
                        "differences":[],"events":["arb_success P-1"]},\
                        {"scenario":"bad","file":"b.yaml","passed":false,\
                        "differences":["it \\"differs\\""],"events":[]}],\
                        "passed":1,"failed":1,"unreadable":["c.yaml holds no scenario."]}\
                        """);
    }

    @Test
    void ofNothingIsEmpty() {
        assertThat(new ScenarioReport(List.of(), List.of()).json())
                .isEqualTo("{\"scenarios\":[],\"passed\":0,\"failed\":0}");
    }
}
