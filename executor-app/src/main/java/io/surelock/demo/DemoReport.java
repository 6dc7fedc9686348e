package io.surelock.demo;

import java.util.List;

/**
 * How a demo ended.
 *
 * @param entries journal entries that were decided again
 * @param violations one sentence each
 */
public record DemoReport(
        DemoTally.Figures figures, String latencies, long entries, List<String> violations) {

    public DemoReport {
        violations = List.copyOf(violations);
    }

    /** Nothing is wrong and nothing is open. */
    public boolean isGood() {
        return violations.isEmpty() && figures.openPairs() == 0;
    }
}
