package io.surelock.topology.settlement;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * When each watched bet is next due, in memory. One live entry a bet; what was replaced stays in
 * the heap until its time comes and is passed over then. Rebuilt from the store on start.
 */
final class PollAgenda {

    private final PriorityQueue<Entry> heap = new PriorityQueue<>();
    private final Map<String, Entry> live = new HashMap<>();
    private long order;

    /**
     * A bet that is due.
     *
     * @param askedAt when it was last asked about, if that answer is still out; null otherwise
     */
    record Entry(String bet, Instant due, long order, @Nullable Instant askedAt)
            implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** The bet is to be asked about at this instant. */
    void ask(String bet, Instant due) {
        add(new Entry(bet, due, order++, null));
    }

    /** The bet was asked about; silence lasts until this instant. */
    void await(String bet, Instant askedAt, Instant until) {
        add(new Entry(bet, until, order++, askedAt));
    }

    void forget(String bet) {
        live.remove(bet);
    }

    /** Takes out what is due at {@code now}, earliest first, at most {@code most}. */
    List<Entry> takeDue(Instant now, int most) {
        List<Entry> due = new ArrayList<>();
        while (due.size() < most && !heap.isEmpty() && !heap.peek().due().isAfter(now)) {
            Entry entry = heap.remove();
            if (live.remove(entry.bet(), entry)) {
                due.add(entry);
            }
        }
        return due;
    }

    /** When the next bet is due. */
    Optional<Instant> next() {
        while (!heap.isEmpty() && !heap.peek().equals(live.get(heap.peek().bet()))) {
            heap.remove();
        }
        return Optional.ofNullable(heap.peek()).map(Entry::due);
    }

    private void add(Entry entry) {
        live.put(entry.bet(), entry);
        heap.add(entry);
    }
}
