package io.surelock.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Virtual time: stands still until somebody moves it. For scenarios, replays and tests. */
public final class ManualClock implements BrokerTime {

    private Instant now;
    private Optional<String> distrust = Optional.empty();

    /** Starts at the instant, trusted. */
    public ManualClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized ClockHealth health() {
        var exact = new ClockHealth.Estimate(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new ClockHealth(distrust, Optional.of(exact));
    }

    /**
     * Moves the time to an instant.
     *
     * @throws IllegalArgumentException if that would be backwards
     */
    public synchronized void set(Instant instant) {
        if (instant.isBefore(now)) {
            throw new IllegalArgumentException(
                    "Time cannot go back from %s to %s.".formatted(now, instant));
        }
        now = instant;
    }

    /**
     * Moves the time on.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public synchronized void advance(Duration by) {
        set(now.plus(by));
    }

    /** Makes the time untrusted for a reason, or trusted again with an empty one. */
    public synchronized void distrust(Optional<String> reason) {
        distrust = reason;
    }
}
