package io.surelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ScenarioCommandTest {

    @TempDir Path folder = Path.of("replaced by JUnit");

    @Test
    void answersYesWhenEverythingIsAsExpected() throws Exception {
        CliRun run = CliRun.of("scenario", file("old", "arb_blocked P-1 stale"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).containsExactly("passed  old", "1 passed, 0 failed.");
    }

    @Test
    void answersNoWithTheDifferences() throws Exception {
        CliRun run =
                CliRun.of(
                        "scenario",
                        file("old", "arb_blocked P-1 stale"),
                        file("wrong", "arb_success P-1"),
                        "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("FAILED  wrong", "1 passed, 1 failed.");
        assertThat(run.out().lines()).hasSize(1);
        JsonNode answer = new ObjectMapper().readTree(run.lastLine());
        assertThat(answer.path("passed").intValue()).isEqualTo(1);
        assertThat(answer.path("failed").intValue()).isEqualTo(1);
        assertThat(answer.path("scenarios").get(1).path("differences")).isNotEmpty();
    }

    @Test
    void playsTheOthersWhenAFileCannotBeRead() throws Exception {
        CliRun run = CliRun.of("scenario", "missing.yaml", file("old", "arb_blocked P-1 stale"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errorLines())
                .containsExactly("surelock: missing.yaml cannot be read: there is no such file.");
        assertThat(run.out()).contains("1 passed, 0 failed, 1 unreadable.");
    }

    @Test
    void saysThatNothingIsExpected() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "scenario: empty\n");

        CliRun run = CliRun.of("scenario", empty.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "passed  empty",
                        "        it expects nothing, so nothing was compared: add expect",
                        "1 passed, 0 failed.");
    }

    private String file(String name, String events) throws IOException {
        return Files.writeString(
                        folder.resolve(name + ".yaml"),
                        """
            scenario: %s
            start: 2026-01-05T12:00:00Z
            opportunities:
              - at: 0s
                age: 11s
                pairId: P-1
                expectedProfit: "7.56"
                positive: { account: wl1:alpha:A, market: m1, selection: over, odds: "2.1000", stake: "100.00", currency: EUR }
                hedge: { account: wl2:beta:B, market: m1, selection: under, odds: "2.0500", stake: "102.44", currency: EUR }
            run: 1m
            expect:
              events: [%s]
            """
                                .formatted(name, events))
                .toString();
    }
}
