package io.surelock.replay.source;

import io.surelock.replay.ReplayException;

/** A journal that can be read from its beginning to its present end. */
public interface JournalSource extends AutoCloseable {

    /** What a person calls it. */
    String name();

    /** About how many entries there are, for the display of progress; 0 if nobody knows. */
    long size() throws ReplayException;

    /** What it says it has of a journal. */
    default Part part() {
        return Part.WHOLE;
    }

    /**
     * Hands over all entries, each desk's in their order.
     *
     * @throws ReplayException if the source cannot be read at all; damage within it is told to the
     *     reader
     */
    void read(EntryReader reader) throws ReplayException;

    /**
     * Hands over at least the entries that are about one pair; a source that can find them need not
     * read the others.
     */
    default void readPair(String pairId, EntryReader reader) throws ReplayException {
        read(reader);
    }

    /** Hands over what was added since {@link #read}; nothing ever is to a file. */
    default void readOn(EntryReader reader) throws ReplayException {}

    @Override
    void close();
}
