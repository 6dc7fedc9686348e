package io.surelock.clock;

/**
 * One answered probe: between the two local moments the broker stamped a record.
 *
 * @param sentNanos local counter of elapsed time just before the record was sent
 * @param ackNanos the same counter when the answer arrived, not before {@code sentNanos}
 * @param brokerMillis the broker's append time, milliseconds since 1970, cut off
 */
public record ProbeReading(long sentNanos, long ackNanos, long brokerMillis) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    public ProbeReading {
        if (ackNanos - sentNanos < 0) {
            throw new IllegalArgumentException("A probe was answered before it was sent.");
        }
    }

    long roundTripNanos() {
        return ackNanos - sentNanos;
    }

    /** Nanoseconds since 1970 by the broker, minus the local counter, at the probe's midpoint. */
    long offsetNanos() {
        long midpoint = sentNanos + roundTripNanos() / 2;
        // The cut-off milliseconds are half a millisecond too early on average.
        return brokerMillis * NANOS_PER_MILLI + NANOS_PER_MILLI / 2 - midpoint;
    }

    /**
     * How far {@link #offsetNanos()} can be wrong at a local moment: the stamp may have been set at
     * either end of the round trip, and the two clocks drift apart.
     */
    long uncertaintyNanos(long atNanos) {
        long ageNanos = Math.max(0, atNanos - ackNanos);
        return roundTripNanos() / 2 + NANOS_PER_MILLI / 2 + ageNanos / DRIFT_DIVISOR;
    }

    /** 500 millionths, the fastest that time synchronisation lets a clock drift. */
    private static final long DRIFT_DIVISOR = 2_000;
}
