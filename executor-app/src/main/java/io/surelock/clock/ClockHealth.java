package io.surelock.clock;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known about the broker's clock.
 *
 * @param distrust why the time must not be trusted, in words; empty if it may be
 * @param estimate the present estimate; empty before the first
 */
public record ClockHealth(Optional<String> distrust, Optional<Estimate> estimate) {

    /**
     * An estimate and its quality.
     *
     * @param localOffset how far the local wall clock is ahead of the broker's; negative if behind
     * @param age time since the newest usable probe was sent, zero or more
     * @param roundTrip of the probe that the estimate rests on; half of it is the largest error
     */
    public record Estimate(Duration localOffset, Duration age, Duration roundTrip) {}

    /** Whether money may depend on the time. */
    public boolean trusted() {
        return distrust.isEmpty();
    }
}
