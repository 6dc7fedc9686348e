package io.surelock.replay.verify;

import io.surelock.contract.Wire;
import io.surelock.replay.ReplayException;
import io.surelock.replay.source.JournalSource;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The last entry of each desk's journal, as far as it was read. It can be read on. */
public final class JournalEnds {

    private final Wire wire;
    private final JournalSource source;
    private final SortedMap<String, Long> ends = new TreeMap<>();

    /**
     * The ends of a journal.
     *
     * @param source which was read
     * @param verifier which has read it
     */
    public JournalEnds(Wire wire, JournalSource source, JournalVerifier verifier) {
        this.wire = wire;
        this.source = source;
        verifier.heads().forEach((desk, head) -> ends.put(desk, head.sequence()));
    }

    /** The sequence of each desk's last entry. */
    public SortedMap<String, Long> ends() {
        return Collections.unmodifiableSortedMap(ends);
    }

    /** Reads what was added meanwhile. */
    public void readOn() throws ReplayException {
        HeadFinder added = new HeadFinder(_ -> {});
        source.readOn(added);
        added.heads(wire).forEach((desk, head) -> ends.merge(desk, head.sequence(), Math::max));
    }
}
