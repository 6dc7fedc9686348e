package io.surelock.topology.desk;

import io.surelock.bet.Digest;

import java.util.Map;
import java.util.Set;

/** The end of the journal, as it stands in the log. */
@FunctionalInterface
public interface JournalTail {

    /** The last entry of a desk. */
    record Last(long sequence, Digest hash) {}

    /**
     * The last committed entries in one partition, by desk.
     *
     * @param desks to look for, however far back their last entries are; none has an entry if it is
     *     not in the answer. Other desks are in it as far as they were met on the way
     * @throws IllegalStateException if the end cannot be read within a bounded time
     */
    Map<String, Last> read(int partition, Set<String> desks);

    /** An empty journal, as at every start of one that does not outlive the program. */
    static JournalTail none() {
        return (partition, desks) -> Map.of();
    }
}
