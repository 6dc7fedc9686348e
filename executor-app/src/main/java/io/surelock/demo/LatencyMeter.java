package io.surelock.demo;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Times from a start to an end that share a name, in microseconds, up to one minute. */
final class LatencyMeter {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 3;

    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    private final Map<String, Long> started = new ConcurrentHashMap<>();

    void start(String name, long nanoTime) {
        started.putIfAbsent(name, nanoTime);
    }

    /** Ends what was started under this name; anything else is not counted. */
    void end(String name, long nanoTime) {
        Long start = started.remove(name);
        if (start != null) {
            long took = TimeUnit.NANOSECONDS.toMicros(nanoTime - start);
            micros.recordValue(Math.clamp(took, 0, LONGEST_MICROS));
        }
    }

    /** Median and 99th percentile in milliseconds, and how many were measured. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms (%d measured)",
                millisAt(50),
                millisAt(99),
                micros.getTotalCount());
    }

    private double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
