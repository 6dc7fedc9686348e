package io.surelock.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The trial: headline checks in five groups, as the report of the worker before had them, each
 * summed up from its lines.
 */
public record Trial(List<Check> checks) {

    /**
     * One headline.
     *
     * @param lines the ids it is summed up from
     */
    public record Check(String group, String text, List<String> lines, LineResult.Status status) {}

    public Trial {
        checks = List.copyOf(checks);
    }

    /** Sums up. */
    public static Trial of(List<LineResult> results) {
        Map<String, LineResult.Status> byId =
                results.stream()
                        .collect(
                                Collectors.toMap(result -> result.line().id(), LineResult::status));
        return new Trial(Tables.read("trial.tsv").stream().map(row -> check(row, byId)).toList());
    }

    /** How many hold. */
    public long passed() {
        return checks.stream().filter(check -> check.status() == LineResult.Status.PASSED).count();
    }

    private static Check check(String[] row, Map<String, LineResult.Status> byId) {
        List<String> lines = List.of(row[2].split(",", -1));
        Function<String, LineResult.Status> status =
                id -> byId.getOrDefault(id, LineResult.Status.NOT_RUN);
        Set<LineResult.Status> found = lines.stream().map(status).collect(Collectors.toSet());
        LineResult.Status worst =
                found.contains(LineResult.Status.FAILED)
                        ? LineResult.Status.FAILED
                        : found.contains(LineResult.Status.NOT_RUN)
                                ? LineResult.Status.NOT_RUN
                                : LineResult.Status.PASSED;
        return new Check(row[0], row[1], lines, worst);
    }
}
