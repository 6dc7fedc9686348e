package io.surelock.check.invariant;

import java.util.List;

/**
 * What became of one invariant.
 *
 * @param id its number in the table of docs/check.md
 * @param checked how many things it was checked on; 0 if it could not be checked at all
 * @param violations how many things it does not hold for
 * @param open how many things are not over yet
 * @param first the first violations, one sentence each with coordinates
 * @param firstOpen the first of what is not over
 * @param notes what could not be checked and why
 */
public record InvariantResult(
        int id,
        String name,
        long checked,
        long violations,
        long open,
        List<String> first,
        List<String> firstOpen,
        List<String> notes) {

    public InvariantResult {
        first = List.copyOf(first);
        firstOpen = List.copyOf(firstOpen);
        notes = List.copyOf(notes);
    }
}
