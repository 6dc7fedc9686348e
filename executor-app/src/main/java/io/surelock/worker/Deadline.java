package io.surelock.worker;

import java.time.Duration;

/** The end of a bounded wait that has several parts, by the local counter of elapsed time. */
public final class Deadline {

    private final Duration limit;
    private final long startNanos = System.nanoTime();

    private Deadline(Duration limit) {
        this.limit = limit;
    }

    /** Begins now. */
    public static Deadline in(Duration limit) {
        return new Deadline(limit);
    }

    /** What is left; zero once it has passed. */
    public Duration left() {
        Duration left = limit.minusNanos(System.nanoTime() - startNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether nothing is left. */
    public boolean hasPassed() {
        return left().isZero();
    }

    /** How long it was at the start. */
    public Duration limit() {
        return limit;
    }
}
