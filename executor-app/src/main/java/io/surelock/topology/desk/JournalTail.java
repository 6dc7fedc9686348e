package io.surelock.topology.desk;

import io.surelock.bet.Digest;

import java.util.Map;

/** The end of the journal, as it stands in the log. */
@FunctionalInterface
public interface JournalTail {

    /** The last entry of a desk. */
    record Last(long sequence, Digest hash) {}

    /**
     * The last committed entries in one partition, by desk.
     *
     * @throws IllegalStateException if the end cannot be read within a bounded time
     */
    Map<String, Last> read(int partition);

    /** For a journal that does not outlive the program, as under a virtual clock. */
    static JournalTail none() {
        return partition -> Map.of();
    }
}
