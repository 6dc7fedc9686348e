package io.surelock.worker.settlement;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Up to where everything of a partition is finished, although things finish in any order: what is
 * read again after a crash was not finished, or finished behind something that was not. Safe for
 * use by many threads.
 */
final class OffsetTracker {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Partition> partitions = new HashMap<>();

    /** Something was read. */
    void taken(int partition, long offset) {
        lock.lock();
        try {
            partitions.computeIfAbsent(partition, _ -> new Partition()).taken(offset);
        } finally {
            lock.unlock();
        }
    }

    /** Something is finished; nothing happens if its partition was forgotten meanwhile. */
    void finished(int partition, long offset) {
        lock.lock();
        try {
            Partition known = partitions.get(partition);
            if (known != null) {
                known.open.remove(offset);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How much was read and is not finished. */
    int open() {
        lock.lock();
        try {
            return partitions.values().stream().mapToInt(known -> known.open.size()).sum();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Where to read on after a crash, by partition; only where that has changed since last asked.
     */
    Map<Integer, Long> advanced() {
        Map<Integer, Long> advanced = new HashMap<>();
        lock.lock();
        try {
            partitions.forEach(
                    (number, known) -> {
                        long position = known.position();
                        if (position > known.told) {
                            known.told = position;
                            advanced.put(number, position);
                        }
                    });
        } finally {
            lock.unlock();
        }
        return advanced;
    }

    /** The partitions are somebody else's now. */
    void forget(Collection<Integer> gone) {
        lock.lock();
        try {
            gone.forEach(partitions::remove);
        } finally {
            lock.unlock();
        }
    }

    private static final class Partition {

        private final TreeSet<Long> open = new TreeSet<>();
        private long next;
        private long told = -1;

        void taken(long offset) {
            open.add(offset);
            next = offset + 1;
        }

        long position() {
            return open.isEmpty() ? next : open.getFirst();
        }
    }
}
