package io.surelock.app.streams;

import org.apache.kafka.common.utils.Time;

import java.util.function.Supplier;

/**
 * The time Kafka Streams schedules its wake-ups by: begins at this machine's wall clock and then
 * only goes forward at the rate of its steady clock. A wall clock that is set back would otherwise
 * hold up every timer and poll for as long as it was set back.
 */
final class SteadyTime implements Time {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long beganMillis = Time.SYSTEM.milliseconds();
    private final long beganNanos = Time.SYSTEM.nanoseconds();

    @Override
    public long milliseconds() {
        return beganMillis + (nanoseconds() - beganNanos) / NANOS_PER_MILLI;
    }

    @Override
    public long nanoseconds() {
        return Time.SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long millis) {
        Time.SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMillis)
            throws InterruptedException {
        long left = deadlineMillis - milliseconds();
        Time.SYSTEM.waitObject(object, condition, Time.SYSTEM.milliseconds() + left);
    }
}
