package io.surelock.scenario;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What comes next. Within one instant: first what comes from outside, in the order it was added;
 * then timers and answers on their way, in the order they were set.
 */
final class Agenda {

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::at)
                    .thenComparing(entry -> !entry.fromOutside())
                    .thenComparingLong(Entry::stamp);

    private final PriorityQueue<Entry> queue = new PriorityQueue<>(ORDER);

    /** Timers being waited for; one that has rung stays until the executor waits no more. */
    private final Map<VirtualTimer, Entry> timers = new HashMap<>();

    private long stamps;

    /** Something from outside. */
    void step(Instant at, Runnable action) {
        queue.add(new Entry(at, true, stamps++, action));
    }

    /** An answer on its way. */
    void answer(Instant at, Runnable action) {
        queue.add(new Entry(at, false, stamps++, action));
    }

    /** Takes over what is waited for: new timers are set now, those that are gone are cleared. */
    void keepTimers(List<VirtualTimer> waitedFor, Consumer<VirtualTimer> ring) {
        Set<VirtualTimer> current = Set.copyOf(waitedFor);
        timers.entrySet()
                .removeIf(
                        known -> {
                            boolean gone = !current.contains(known.getKey());
                            if (gone) {
                                queue.remove(known.getValue());
                            }
                            return gone;
                        });
        for (VirtualTimer timer : waitedFor) {
            if (!timers.containsKey(timer)) {
                Entry entry = new Entry(timer.due(), false, stamps++, () -> ring.accept(timer));
                timers.put(timer, entry);
                queue.add(entry);
            }
        }
    }

    /** The next entry up to and including {@code end}, taken off the agenda; null at the end. */
    @Nullable Entry next(Instant end) {
        Entry first = queue.peek();
        return first == null || first.at().isAfter(end) ? null : queue.poll();
    }

    /**
     * One entry.
     *
     * @param stamp when it was set, counting up
     */
    record Entry(Instant at, boolean fromOutside, long stamp, Runnable action) {}
}
