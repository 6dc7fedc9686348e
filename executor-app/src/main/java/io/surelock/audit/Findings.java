package io.surelock.audit;

import java.util.ArrayList;
import java.util.List;

/** What a line has seen, and what was not as it must be. */
public final class Findings {

    /** More would hide the rest. */
    private static final int MOST_EVIDENCE = 12;

    private final List<Evidence> evidence = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int left;
    private boolean played = true;

    /** Notes evidence. */
    public void saw(Evidence.Kind kind, String text) {
        if (evidence.size() < MOST_EVIDENCE) {
            evidence.add(new Evidence(kind, text));
        } else {
            left++;
        }
    }

    /** Notes that something is not as it must be, as a sentence without a full stop. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** Notes a problem unless the condition holds; answers whether it holds. */
    public boolean require(boolean holds, String otherwise) {
        if (!holds) {
            problem(otherwise);
        }
        return holds;
    }

    /**
     * Notes that a part of the line was not played: whatever the rest showed, it has not passed.
     */
    public void leftOut(Evidence.Kind kind, String what) {
        played = false;
        saw(kind, "not played: " + what);
    }

    /** Whether every part of the line was played. */
    public boolean isPlayed() {
        return played;
    }

    /** All evidence. */
    public List<Evidence> evidence() {
        if (left == 0) {
            return List.copyOf(evidence);
        }
        List<Evidence> all = new ArrayList<>(evidence);
        all.add(new Evidence(evidence.getLast().kind(), "and " + left + " more"));
        return List.copyOf(all);
    }

    /** What is wrong; a line without evidence proves nothing, and that is wrong too. */
    public List<String> problems() {
        if (problems.isEmpty() && evidence.isEmpty()) {
            return List.of("nothing was seen, so nothing is proven");
        }
        return List.copyOf(problems);
    }
}
