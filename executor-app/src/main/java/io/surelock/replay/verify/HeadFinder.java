package io.surelock.replay.verify;

import io.surelock.bet.Digest;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.RawEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Finds where each desk's chain ends, without looking at what is before. */
public final class HeadFinder implements EntryReader {

    private final LongConsumer progress;
    private final Map<String, RawEntry> last = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private long read;

    public HeadFinder(LongConsumer progress) {
        this.progress = progress;
    }

    /**
     * The end of a chain.
     *
     * @param sequence of the last entry
     * @param hash of that entry
     */
    public record Head(long sequence, Digest hash) {}

    @Override
    public void begin(ReplayBook state, int partition) {
        // The last entry is what counts.
    }

    @Override
    public void entry(RawEntry raw) {
        progress.accept(++read);
        if (raw.key() != null) {
            last.put(raw.key(), raw);
        }
    }

    @Override
    public void damage(String where, String problem) {
        problems.add(where + ": " + problem);
    }

    /** The heads, by desk. */
    public Map<String, Head> heads(Wire wire) {
        Map<String, Head> heads = new TreeMap<>();
        last.forEach(
                (desk, raw) -> {
                    try {
                        long sequence =
                                wire.decode(JournalEntry.class, raw.value()).body().sequence();
                        heads.put(desk, new Head(sequence, HashChain.hashOf(raw.value())));
                    } catch (UnreadableException e) {
                        problems.add(
                                "the last entry of desk %s cannot be read: %s"
                                        .formatted(desk, e.getMessage()));
                    }
                });
        return heads;
    }

    /** What was wrong, one sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
