package io.surelock.demo;

import java.util.List;

/**
 * How a demo ended.
 *
 * @param toRequest times from publishing an arb to its positive request being readable
 * @param naked times from the positive acceptance to the hedge leaving
 * @param entries journal entries that were decided again
 * @param violations one sentence each
 */
public record DemoReport(
        DemoTally.Figures figures,
        String toRequest,
        String naked,
        long entries,
        List<String> violations) {

    public DemoReport {
        violations = List.copyOf(violations);
    }

    /** Nothing is wrong and nothing is open. */
    public boolean isGood() {
        return violations.isEmpty() && figures.openPairs() == 0;
    }
}
