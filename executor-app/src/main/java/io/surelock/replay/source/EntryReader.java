package io.surelock.replay.source;

import io.surelock.replay.ReplayBook;

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

    /**
     * Something between the entries is wrong.
     *
     * @param where the place, in the words of the source
     * @param problem one sentence
     */
    void damage(String where, String problem);
}
