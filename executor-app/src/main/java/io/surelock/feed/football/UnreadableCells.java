package io.surelock.feed.football;

import java.util.ArrayList;
import java.util.List;

/** Counts the unreadable cells of one file and keeps the first of them, so memory stays bounded. */
final class UnreadableCells {

    /** Enough to find what is wrong with a file. */
    static final int MOST_KEPT = 20;

    private final List<UnreadableCell> first = new ArrayList<>();
    private long count;

    void add(UnreadableCell cell) {
        count++;
        if (first.size() < MOST_KEPT) {
            first.add(cell);
        }
    }

    long count() {
        return count;
    }

    List<UnreadableCell> first() {
        return List.copyOf(first);
    }
}
