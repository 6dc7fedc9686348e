package io.surelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopologyCommandTest {

    @Test
    void tellsTheWayOfAnArb() {
        CliRun run = CliRun.of("topology");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .startsWith("desk")
                .containsSubsequence(
                        "  arb-opportunities -> read-inputs",
                        "  read-inputs -> decide",
                        "  decide -> bet-placement-requests",
                        "  decide keeps pairs",
                        "settlement",
                        "  settlement-watches -> watch",
                        "  watch -> leg-settlements");
    }

    @Test
    void drawsForMarkdownAndGraphviz() {
        assertThat(CliRun.of("topology", "--mermaid").out().lines())
                .startsWith("flowchart LR")
                .containsOnlyOnce(
                        "  leg-settlements([leg-settlements])", "  decide --> desk-journal");
        assertThat(CliRun.of("topology", "--dot").out().lines())
                .startsWith("digraph surelock {")
                .contains("  \"decide\" -> \"desk-journal\";")
                .endsWith("}");
    }
}
