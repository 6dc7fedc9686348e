package io.surelock.worker.placement;

import io.surelock.bet.ClientReference;

import java.time.Instant;

/** What a worker knows of the attempts made in its partitions, by itself and by others. */
interface KnownAttempts {

    /** Whether the bet has an attempt, among those made since {@link #since}. */
    boolean contains(int partition, ClientReference reference);

    /**
     * The instant, broker time, since which every attempt in the partition is known.
     *
     * @throws IllegalStateException if the partition is not this worker's
     */
    Instant since(int partition);
}
