package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.broker.app.CommandRun;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the command {@code check} says of a run.
 *
 * @param output everything it said, for people
 * @param checked how much each invariant looked at, by its number
 * @param violated how often each invariant that is violated is
 */
record Check(String output, Map<Integer, Long> checked, Map<Integer, Long> violated) {

    /** Runs it over everything there is. */
    static Check of(Place place, Books bookmaker, Faults faults) throws Exception {
        Path hits = place.folder().resolve("faults.jsonl");
        faults.write(hits);
        return run(
                place,
                List.of(
                        "--settled",
                        "--ledger",
                        bookmaker.ledger().toString(),
                        "--faults",
                        hits.toString()));
    }

    /** Runs it over a log on which work is still going on. */
    static Check ofLog(Place place, Books bookmaker) throws Exception {
        return run(place, List.of("--ledger", bookmaker.ledger().toString()));
    }

    private static Check run(Place place, List<String> more) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "check",
                                "--bootstrap",
                                place.servers(),
                                "--redis",
                                place.redis().address(),
                                "--json"));
        arguments.addAll(more);
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        int status = run.exitCode();
        String said = run.err() + run.out();
        assertThat(status).as("exit status of check, which said: %s", said).isBetween(0, 1);
        JsonNode answer = run.answer();
        Check check = new Check(said, new TreeMap<>(), new TreeMap<>());
        for (JsonNode invariant : answer.path("invariants")) {
            check.take(invariant);
        }
        assertThat(status).isEqualTo(check.violated.isEmpty() ? 0 : 1);
        Files.writeString(place.folder().resolve("check.json"), answer.toString());
        return check;
    }

    private void take(JsonNode invariant) {
        int id = invariant.path("id").asInt();
        checked.put(id, invariant.path("checked").asLong());
        long violations = invariant.path("violations").asLong();
        if (violations > 0) {
            violated.put(id, violations);
        }
    }
}
