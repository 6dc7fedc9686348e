package io.surelock.check;

import io.surelock.check.invariant.InvariantResult;

import java.util.List;

/**
 * What a check came to.
 *
 * @param invariants in the order of their numbers
 * @param records how many records were read
 * @param absent topics that should be there and are not
 */
public record CheckReport(List<InvariantResult> invariants, long records, List<String> absent) {

    public CheckReport {
        invariants = List.copyOf(invariants);
        absent = List.copyOf(absent);
    }

    public long violations() {
        return invariants.stream().mapToLong(InvariantResult::violations).sum();
    }
}
