package io.surelock.retry;

import java.time.Duration;

/**
 * Waiting times that double from a first one up to a limit, and then stay there.
 *
 * @param first wait after the first failure, at least 1 ms
 * @param limit longest wait, at least {@code first}
 */
public record Backoff(Duration first, Duration limit) {

    /** More doublings than this leave every limit that anyone would wait for. */
    private static final int MOST_DOUBLINGS = 40;

    public Backoff {
        if (first.toMillis() < 1 || limit.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "a back-off begins with 1 ms or more and ends no lower: "
                            + first
                            + ", "
                            + limit);
        }
    }

    /**
     * How long to wait.
     *
     * @param failures how often it has failed in a row, 1 and up
     */
    public Duration after(int failures) {
        if (failures < 1) {
            throw new IllegalArgumentException("nothing has failed yet: " + failures);
        }
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        long most = limit.toMillis();
        long start = first.toMillis();
        return Duration.ofMillis(start > (most >> doublings) ? most : start << doublings);
    }
}
