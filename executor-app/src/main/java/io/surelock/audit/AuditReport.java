package io.surelock.audit;

import java.util.List;

/** All that an audit brought. */
public record AuditReport(
        AuditFacts facts, List<LineResult> results, Trial trial, Verdict verdict) {

    public AuditReport {
        results = List.copyOf(results);
    }

    /** Sums up. */
    public static AuditReport of(AuditFacts facts, List<LineResult> results) {
        return new AuditReport(facts, results, Trial.of(results), Verdict.of(results));
    }

    /** How many lines hold. */
    public long passed() {
        return count(LineResult.Status.PASSED);
    }

    /** How many do not. */
    public long failed() {
        return count(LineResult.Status.FAILED);
    }

    /** How many were not looked at. */
    public long notRun() {
        return count(LineResult.Status.NOT_RUN);
    }

    private long count(LineResult.Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }
}
