package io.surelock.audit;

import java.util.List;
import java.util.Set;

/**
 * Whether the program is safe for real money.
 *
 * @param singleWorker with one worker
 * @param multiWorker with several
 * @param blocking why not, one sentence each
 */
public record Verdict(boolean singleWorker, boolean multiWorker, List<String> blocking) {

    /** Lines about several workers only: one worker alone does not depend on them. */
    private static final Set<String> SEVERAL_WORKERS = Set.of("5.3", "5.8", "5.9", "5.10", "5.11");

    public Verdict {
        blocking = List.copyOf(blocking);
    }

    /**
     * The verdict on these results: a line that failed says no, and so does, for several workers,
     * one about them that was not run. {@code 2.9}, {@code 2.10}, {@code 2.12}, {@code 5.1} and
     * {@code 5.2} need a running program, not several of them; left out, they leave the verdict for
     * one worker to what was played.
     */
    public static Verdict of(List<LineResult> results) {
        boolean single =
                results.stream()
                        .filter(result -> !isAboutSeveral(result))
                        .noneMatch(LineResult::failed);
        boolean multi = results.stream().allMatch(LineResult::passed);
        List<String> blocking =
                results.stream().filter(result -> !result.passed()).map(Verdict::why).toList();
        return new Verdict(single, multi, blocking);
    }

    /** {@code YES} or {@code NO}. */
    public static String word(boolean safe) {
        return safe ? "YES" : "NO";
    }

    private static boolean isAboutSeveral(LineResult result) {
        return SEVERAL_WORKERS.contains(result.line().id());
    }

    private static String why(LineResult result) {
        String reason =
                result.failed()
                        ? String.join("; ", result.problems())
                        : "not run: it needs several workers on a real Kafka (leave out --quick)";
        return result.line().id() + " " + result.line().text() + ": " + reason;
    }
}
