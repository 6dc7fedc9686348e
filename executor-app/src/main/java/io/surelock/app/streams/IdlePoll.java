package io.surelock.app.streams;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a poll may block: as asked while there is work, longer when there has been none. */
final class IdlePoll {

    /** The longest poll while nothing happens, and so how late a wake-up may be. */
    static final Duration LONGEST = Duration.ofMillis(250);

    /**
     * Without a record for so long there is nothing left to commit, whatever the commit interval.
     */
    static final Duration CALM_AFTER = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private long lastWork;

    /**
     * Begins as if there had just been work.
     *
     * @param nanos a steady clock
     */
    IdlePoll(LongSupplier nanos) {
        this.nanos = nanos;
        this.lastWork = nanos.getAsLong();
    }

    void worked() {
        lastWork = nanos.getAsLong();
    }

    /** A poll that is not to block at all never does: its caller has something else to do. */
    Duration timeout(Duration asked) {
        boolean calm = nanos.getAsLong() - lastWork >= CALM_AFTER.toNanos();
        boolean shorter = asked.compareTo(LONGEST) < 0;
        return calm && shorter && asked.isPositive() ? LONGEST : asked;
    }
}
