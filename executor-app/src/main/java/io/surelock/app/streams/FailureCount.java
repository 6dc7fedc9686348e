package io.surelock.app.streams;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts failures that follow each other closely; after a calm time it begins anew. */
final class FailureCount {

    private final long calmNanos;
    private final LongSupplier nanos;
    private long lastNanos;
    private int count;

    /**
     * @param calm without a failure, after which the next one is the first again
     * @param nanos a counter of elapsed nanoseconds that never goes back
     */
    FailureCount(Duration calm, LongSupplier nanos) {
        this.calmNanos = calm.toNanos();
        this.nanos = nanos;
    }

    /** Counts one more, and returns how many there were without a calm time between them. */
    synchronized int next() {
        long now = nanos.getAsLong();
        count = count > 0 && now - lastNanos > calmNanos ? 1 : count + 1;
        lastNanos = now;
        return count;
    }
}
