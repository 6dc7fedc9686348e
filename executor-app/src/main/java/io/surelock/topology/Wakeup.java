package io.surelock.topology;

import io.surelock.clock.BrokerTime;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Wakes a processor when something is due, and only then: every wall-clock punctuation commits a
 * transaction, so an idle task must have none scheduled.
 */
public final class Wakeup {

    /** A punctuation further away than this is scheduled anew on the way there. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final ProcessingContext context;
    private final BrokerTime clock;
    private final Duration shortest;
    private final Runnable action;
    private @Nullable Cancellable scheduled;
    private Instant scheduledFor = Instant.MAX;

    /**
     * A wake-up that is not scheduled yet.
     *
     * @param shortest least time from now; many that fall due together are served by one
     * @param action run on the task's thread; should end by asking for the next wake-up
     */
    public Wakeup(ProcessingContext context, BrokerTime clock, Duration shortest, Runnable action) {
        this.context = context;
        this.clock = clock;
        this.shortest = shortest;
        this.action = action;
    }

    /** Asks to be woken at this instant, or earlier if an earlier one was asked for before. */
    public void noLaterThan(Instant due) {
        if (!due.isBefore(scheduledFor)) {
            return;
        }
        cancel();
        Duration delay = Duration.between(clock.now(), due);
        delay = delay.compareTo(shortest) < 0 ? shortest : delay;
        delay = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        scheduledFor = due;
        scheduled = context.schedule(delay, PunctuationType.WALL_CLOCK_TIME, timestamp -> wake());
    }

    private void wake() {
        cancel();
        action.run();
    }

    private void cancel() {
        scheduledFor = Instant.MAX;
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }
}
