package io.surelock.broker.worker;

import io.surelock.clock.BrokerTime;
import io.surelock.clock.ClockHealth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Broker time that a test can move ahead, or take the trust from. */
final class ShiftedClock implements BrokerTime {

    private final BrokerTime clock;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Optional<String>> distrust =
            new AtomicReference<>(Optional.empty());

    ShiftedClock(BrokerTime clock) {
        this.clock = clock;
    }

    void moveAhead(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    void distrust(Optional<String> reason) {
        distrust.set(reason);
    }

    @Override
    public Instant now() {
        return clock.now().plus(ahead.get());
    }

    @Override
    public ClockHealth health() {
        ClockHealth health = clock.health();
        return new ClockHealth(distrust.get().or(health::distrust), health.estimate());
    }
}
