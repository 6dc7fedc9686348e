package io.surelock.topology.desk;

import io.surelock.clock.BrokerTime;
import io.surelock.contract.Wire;
import io.surelock.desk.policy.Policy;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What the desk topology needs from outside.
 *
 * @param seed the policy of a desk on which nothing was decided yet
 * @param partitions of every input topic; recorded in the topics, never changed
 * @param shortestWakeup least time between two looks at the timers; 250 ms in production
 * @param timersAtOnce the most timers rung at one look, 1 or more; what is left rings at the next
 * @param jsonEvents whether public events are written as JSON instead of Avro
 * @param providers whether a provider can be bet at; an opportunity at another is a dead letter
 * @param tail reads the end of the journal, to refuse to fork it
 */
public record DeskSettings(
        Wire wire,
        BrokerTime clock,
        Policy seed,
        int partitions,
        Duration shortestWakeup,
        int timersAtOnce,
        boolean jsonEvents,
        Predicate<String> providers,
        JournalTail tail) {

    /** Timers rung at one look in production: what one transaction holds of them at most. */
    public static final int TIMERS_AT_ONCE = 500;
}
