package io.surelock.scenario.topology;

import io.surelock.clock.BrokerTime;
import io.surelock.clock.ClockHealth;

import java.time.Duration;
import java.time.Instant;

/** A clock that somebody has set wrong by hand; right until then. */
final class ShiftedClock implements BrokerTime {

    private final BrokerTime trueTime;
    private Duration shift = Duration.ZERO;

    ShiftedClock(BrokerTime trueTime) {
        this.trueTime = trueTime;
    }

    /** Negative for behind. */
    void setTo(Duration offset) {
        shift = offset;
    }

    @Override
    public Instant now() {
        return trueTime.now().plus(shift);
    }

    @Override
    public ClockHealth health() {
        return trueTime.health();
    }
}
