package io.surelock.audit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How one line came out.
 *
 * @param problems one sentence each; empty unless it failed
 */
public record LineResult(
        AuditLine line,
        Status status,
        List<Evidence> evidence,
        List<String> problems,
        Duration took) {

    /** How it came out. */
    public enum Status {
        PASSED,
        FAILED,
        /** It needs parts that were left out on request; what was played all the same did hold. */
        NOT_RUN;

        /** As it is written in reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LineResult {
        evidence = List.copyOf(evidence);
        problems = List.copyOf(problems);
    }

    /** Whether it holds. */
    public boolean passed() {
        return status == Status.PASSED;
    }

    /** Whether it was played and does not hold. */
    public boolean failed() {
        return status == Status.FAILED;
    }
}
