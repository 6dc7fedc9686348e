package io.surelock.worker.placement;

import io.surelock.bet.ClientReference;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The attempts of the last quarter of an hour in the partitions of this worker. Only the worker's
 * own thread uses it.
 */
final class RecentAttempts implements KnownAttempts {

    /**
     * How far back attempts are known. Requests may be sent for 10 s after their decision; what is
     * older than this window is refused unseen, so the window only has to cover a stop of the desk
     * or the workers after which "not placed" is still worth saying.
     */
    static final Duration WINDOW = Duration.ofMinutes(15);

    /**
     * Attempts are read from, and kept for, this much longer than the window: an attempt is younger
     * than its request, but its partition may be led by a broker whose clock is behind.
     */
    static final Duration SLACK = Duration.ofMinutes(1);

    /** Most attempts kept of a partition. Beyond it the window shrinks, which refuses more. */
    static final int MOST = 100_000;

    private final Map<Integer, Partition> partitions = new HashMap<>();
    private final int most;

    RecentAttempts() {
        this(MOST);
    }

    RecentAttempts(int most) {
        this.most = most;
    }

    /**
     * An attempt.
     *
     * @param at broker time of its record
     */
    record Seen(ClientReference reference, Instant at) {}

    /** From which instant on a partition's attempts must be read when it is assigned now. */
    static Instant readFrom(Instant now) {
        return now.minus(WINDOW).minus(SLACK);
    }

    /**
     * A partition has become this worker's.
     *
     * @param now broker time before its attempts were read, from {@link #readFrom} on
     * @param seen all of them, in the order of the log
     */
    void assigned(int partition, Instant now, List<Seen> seen) {
        Partition known = new Partition(now.minus(WINDOW));
        seen.forEach(attempt -> known.add(attempt, most));
        partitions.put(partition, known);
    }

    /** A partition is no longer this worker's. */
    void revoked(int partition) {
        partitions.remove(partition);
    }

    /**
     * An attempt of this worker was committed. Nothing happens if the partition is gone already.
     */
    void add(int partition, Seen attempt) {
        Partition known = partitions.get(partition);
        if (known != null) {
            known.add(attempt, most);
        }
    }

    /** Forgets what is older than the window. */
    void evict(Instant now) {
        partitions.values().forEach(known -> known.evict(now));
    }

    @Override
    public boolean contains(int partition, ClientReference reference) {
        return require(partition).attempts.containsKey(reference);
    }

    @Override
    public Instant since(int partition) {
        return require(partition).since;
    }

    private Partition require(int partition) {
        @Nullable Partition known = partitions.get(partition);
        if (known == null) {
            throw new IllegalStateException(
                    "A request came from partition %d, whose attempts are not known."
                            .formatted(partition));
        }
        return known;
    }

    private static final class Partition {

        private final Map<ClientReference, Instant> attempts = new LinkedHashMap<>();
        private Instant since;

        Partition(Instant since) {
            this.since = since;
        }

        void add(Seen attempt, int most) {
            attempts.putIfAbsent(attempt.reference(), attempt.at());
            if (attempts.size() > most) {
                Iterator<Instant> oldest = attempts.values().iterator();
                // An attempt may be stamped a little earlier than its request, never later.
                knownSince(oldest.next().plus(SLACK));
                oldest.remove();
            }
        }

        void evict(Instant now) {
            knownSince(now.minus(WINDOW));
            Iterator<Instant> oldest = attempts.values().iterator();
            while (oldest.hasNext() && oldest.next().isBefore(readFrom(now))) {
                oldest.remove();
            }
        }

        private void knownSince(Instant instant) {
            since = instant.isAfter(since) ? instant : since;
        }
    }
}
