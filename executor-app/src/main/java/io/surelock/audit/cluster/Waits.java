package io.surelock.audit.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for what must happen. */
final class Waits {

    private static final Duration EVERY = Duration.ofMillis(50);

    private Waits() {}

    /**
     * Waits until the condition holds.
     *
     * @throws IllegalStateException if it does not within the limit
     */
    static void until(String what, Duration limit, BooleanSupplier condition)
            throws InterruptedException {
        if (!within(limit, condition)) {
            throw new IllegalStateException(
                    "waited " + limit.toSeconds() + " s in vain until " + what);
        }
    }

    /** Waits until the condition holds; whether it did within the limit. */
    static boolean within(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
        }
        return true;
    }
}
