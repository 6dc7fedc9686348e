package io.surelock.check.invariant;

import java.util.ArrayList;
import java.util.List;

/** How much was checked, and what was found. Keeps the first findings only. */
final class Tally {

    private static final int KEPT = 10;

    private long checked;
    private long violations;
    private long open;
    private final List<String> first = new ArrayList<>();
    private final List<String> firstOpen = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void checked() {
        checked++;
    }

    void checked(long more) {
        checked += more;
    }

    /** Something is wrong: one sentence with its coordinates. */
    void violation(String sentence) {
        violations++;
        if (first.size() < KEPT) {
            first.add(sentence);
        }
    }

    /** Something is not over yet, and need not be. */
    void open(String sentence) {
        open++;
        if (firstOpen.size() < KEPT) {
            firstOpen.add(sentence);
        }
    }

    /** What could not be checked and why, or what was counted. */
    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    InvariantResult result(int id, String name) {
        return new InvariantResult(id, name, checked, violations, open, first, firstOpen, notes);
    }
}
