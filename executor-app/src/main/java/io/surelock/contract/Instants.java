package io.surelock.contract;

import java.time.Duration;
import java.time.Instant;

/** Between instants and microseconds, durations and milliseconds, always exactly. */
final class Instants {

    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    /** The years ISO 8601 writes with four digits. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Instants() {}

    static long micros(Instant instant) {
        if (instant.getNano() % NANOS != 0) {
            throw new IllegalArgumentException(
                    instant + " is finer than a microsecond: truncate it where it comes from");
        }
        requireWritable(instant);
        return instant.getEpochSecond() * MICROS + instant.getNano() / NANOS;
    }

    static Instant instant(long micros) {
        Instant instant =
                Instant.ofEpochSecond(
                        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw BadValue.because("must be an instant of the years 1 to 9999");
        }
        return instant;
    }

    static long millis(Duration duration) {
        long millis = duration.toMillis();
        if (!Duration.ofMillis(millis).equals(duration)) {
            throw new IllegalArgumentException(
                    duration + " is finer than a millisecond: round it where it comes from");
        }
        return millis;
    }

    private static void requireWritable(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(instant + " is not in the years 1 to 9999");
        }
    }
}
