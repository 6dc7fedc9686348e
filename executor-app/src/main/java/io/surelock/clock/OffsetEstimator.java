package io.surelock.clock;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Estimates the broker's time from probe readings. The estimate rests on the reading with the
 * smallest uncertainty among the recent ones and moves on with the local counter of elapsed time,
 * so the local wall clock can jump without moving it. That clock is only compared with it: a
 * machine whose clock is wrong is not to be trusted with money. And a broker whose clock steps away
 * from its own past is followed only where the local clock is with it: time that was given out once
 * never goes back, so one wrong broker would hold a desk in the future.
 */
final class OffsetEstimator {

    /** An estimate of this age or older is not fresh. */
    static final Duration FRESH = Duration.ofSeconds(5);

    /** How far the local wall clock may be off the estimate. */
    static final Duration TOLERANCE = Duration.ofSeconds(1);

    /** Half of a longer round trip would be more than the tolerance: it tells nothing. */
    static final Duration LONGEST_ROUND_TRIP = TOLERANCE.multipliedBy(2);

    private static final int READINGS_KEPT = 16;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier wallMillis;
    private final LongSupplier nanos;
    private final Deque<ProbeReading> recent = new ArrayDeque<>();
    private @Nullable ProbeReading best;
    private @Nullable ProbeReading refused;
    private long newestSentNanos;
    private long latestNanos = Long.MIN_VALUE;

    /**
     * @param wallMillis the local wall clock, milliseconds since 1970
     * @param nanos a local counter of elapsed nanoseconds that never goes back
     */
    OffsetEstimator(LongSupplier wallMillis, LongSupplier nanos) {
        this.wallMillis = wallMillis;
        this.nanos = nanos;
    }

    /**
     * Takes a reading into account.
     *
     * @return whether it was usable
     */
    synchronized boolean add(ProbeReading reading) {
        if (reading.roundTripNanos() > LONGEST_ROUND_TRIP.toNanos()) {
            return false;
        }
        long now = nanos.getAsLong();
        if (best != null && contradicts(reading, best, now)) {
            if (isAlone(reading, best, now)) {
                refused = reading;
                return true;
            }
            // The broker's clock stepped, or another broker answers: the past says nothing now.
            recent.clear();
        }
        refused = null;
        if (recent.isEmpty() || reading.sentNanos() - newestSentNanos > 0) {
            newestSentNanos = reading.sentNanos();
        }
        recent.addLast(reading);
        if (recent.size() > READINGS_KEPT) {
            recent.removeFirst();
        }
        best = mostCertain(now);
        return true;
    }

    /** The broker's time; see {@link BrokerTime#now()}. */
    synchronized Instant now() {
        ProbeReading basis = best;
        if (basis == null) {
            throw new IllegalStateException("The broker's time is asked for before it is known.");
        }
        latestNanos = Math.max(latestNanos, estimateNanos(basis, nanos.getAsLong()));
        return instant(latestNanos);
    }

    /** The quality of the estimate; see {@link BrokerTime#health()}. */
    synchronized ClockHealth health() {
        ProbeReading basis = best;
        if (basis == null) {
            return new ClockHealth(
                    Optional.of("no broker has told its time yet"), Optional.empty());
        }
        long now = nanos.getAsLong();
        long brokerNanos = estimateNanos(basis, now);
        long localOffsetNanos = wallMillis.getAsLong() * NANOS_PER_MILLI - brokerNanos;
        long ageNanos = now - newestSentNanos;
        Optional<String> distrust =
                stepped(basis)
                        .or(() -> stale(ageNanos))
                        .or(() -> wrongLocalClock(localOffsetNanos))
                        .or(() -> steppedBack(brokerNanos));
        var estimate =
                new ClockHealth.Estimate(
                        Duration.ofNanos(localOffsetNanos),
                        Duration.ofNanos(ageNanos),
                        Duration.ofNanos(basis.roundTripNanos()));
        return new ClockHealth(distrust, Optional.of(estimate));
    }

    /** Time goes on from the past until the brokers, or the broker and the local clock, agree. */
    private Optional<String> stepped(ProbeReading basis) {
        ProbeReading alone = refused;
        if (alone == null) {
            return Optional.empty();
        }
        long stepNanos = alone.offsetNanos() - basis.offsetNanos();
        return Optional.of(
                "a broker's clock is %s %s what brokers said before, and the local clock is not with it; set it right"
                        .formatted(
                                seconds(Math.abs(stepNanos)),
                                stepNanos > 0 ? "ahead of" : "behind"));
    }

    private static Optional<String> stale(long ageNanos) {
        if (ageNanos < FRESH.toNanos()) {
            return Optional.empty();
        }
        return Optional.of(
                "the last word from a broker is %s old, and %s is the limit"
                        .formatted(seconds(ageNanos), seconds(FRESH.toNanos())));
    }

    private static Optional<String> wrongLocalClock(long localOffsetNanos) {
        if (Math.abs(localOffsetNanos) <= TOLERANCE.toNanos()) {
            return Optional.empty();
        }
        return Optional.of(
                "the local clock is %s %s the broker's, and %s is the limit; set it right"
                        .formatted(
                                seconds(Math.abs(localOffsetNanos)),
                                localOffsetNanos > 0 ? "ahead of" : "behind",
                                seconds(TOLERANCE.toNanos())));
    }

    /** Time that was given out already stands still until the broker's clock gets there again. */
    private Optional<String> steppedBack(long brokerNanos) {
        long aheadNanos = latestNanos == Long.MIN_VALUE ? 0 : latestNanos - brokerNanos;
        if (aheadNanos <= TOLERANCE.toNanos()) {
            return Optional.empty();
        }
        return Optional.of(
                "the broker's clock went back by %s; time stands still until it has caught up"
                        .formatted(seconds(aheadNanos)));
    }

    private static boolean contradicts(ProbeReading one, ProbeReading other, long atNanos) {
        long apart = Math.abs(one.offsetNanos() - other.offsetNanos());
        return apart > one.uncertaintyNanos(atNanos) + other.uncertaintyNanos(atNanos);
    }

    /** Whether neither the past nor the local clock is near what a reading says. */
    private boolean isAlone(ProbeReading reading, ProbeReading past, long atNanos) {
        long fromPast = Math.abs(reading.offsetNanos() - past.offsetNanos());
        long localNanos = wallMillis.getAsLong() * NANOS_PER_MILLI;
        long fromLocal = Math.abs(localNanos - estimateNanos(reading, atNanos));
        return fromPast > TOLERANCE.toNanos() && fromLocal > TOLERANCE.toNanos();
    }

    private ProbeReading mostCertain(long atNanos) {
        ProbeReading winner = recent.getLast();
        for (ProbeReading candidate : recent) {
            if (candidate.uncertaintyNanos(atNanos) < winner.uncertaintyNanos(atNanos)) {
                winner = candidate;
            }
        }
        return winner;
    }

    private static long estimateNanos(ProbeReading basis, long atNanos) {
        return basis.offsetNanos() + atNanos;
    }

    private static Instant instant(long epochNanos) {
        return Instant.EPOCH.plusNanos(epochNanos);
    }

    private static String seconds(long durationNanos) {
        long millis = durationNanos / NANOS_PER_MILLI;
        return String.format(Locale.ROOT, "%d.%03d s", millis / 1000, millis % 1000);
    }
}
