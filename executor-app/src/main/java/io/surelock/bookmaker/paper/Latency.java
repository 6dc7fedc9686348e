package io.surelock.bookmaker.paper;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long the paper bookmaker takes to answer a call. Safe for many callers at once. */
@FunctionalInterface
public interface Latency {

    /** Answers at once. */
    Latency NONE = () -> Duration.ZERO;

    /** The delay of the next call, zero or more. */
    Duration next();

    /** Always the same. */
    static Latency fixed(Duration delay) {
        return () -> delay;
    }

    /**
     * Evenly spread, in whole microseconds.
     *
     * @param least shortest delay, inclusive
     * @param most longest delay, inclusive; not below {@code least}
     * @param random where the choices come from; must be safe for many callers at once
     */
    static Latency between(Duration least, Duration most, RandomGenerator random) {
        long from = least.toNanos() / 1_000;
        long to = most.toNanos() / 1_000;
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "a latency goes from zero or more up to no less: " + least + " to " + most);
        }
        return () -> Duration.ofNanos(random.nextLong(from, to + 1) * 1_000);
    }
}
