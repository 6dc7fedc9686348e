package io.surelock.replay.source;

import io.surelock.replay.ReplayBook;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Takes a journal as it is read. */
public interface EntryReader {

    /**
     * A desk begins in the middle of its journal, because the source has only a part of it.
     *
     * @param state the desk as the source says it was then
     */
    void begin(ReplayBook state, int partition);

    /** The next entry of its desk. */
    void entry(RawEntry entry);

    /** The pairs that the last entry is about; null for a reader that does not look. */
    default @Nullable Set<String> pairsOfLast() {
        return null;
    }

    /**
     * Something between the entries is wrong.
     *
     * @param where the place, in the words of the source
     * @param problem one sentence
     */
    void damage(String where, String problem);
}
