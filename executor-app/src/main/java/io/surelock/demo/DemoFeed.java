package io.surelock.demo;

import io.surelock.feed.FeedArb;
import io.surelock.feed.FeedFileException;
import io.surelock.feed.SyntheticArbs;
import io.surelock.feed.football.FootballArbFinder;
import io.surelock.feed.football.FootballDataFile;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;

/** The arbs of a demo, one file after the other, or made up without end. */
final class DemoFeed implements Iterator<FeedArb>, AutoCloseable {

    /** Made-up arbs are the same in every demo. */
    private static final long SEED = 2026;

    private final Queue<Path> files;
    private final @Nullable SyntheticArbs madeUp;
    private @Nullable FootballDataFile open;
    private @Nullable FootballArbFinder arbs;

    /**
     * Opens the first file, so that a file that cannot be read is refused before anything starts.
     *
     * @param idPrefix begins the pair ids of made-up arbs
     * @throws FeedFileException with one sentence
     */
    DemoFeed(List<Path> odds, String idPrefix) {
        files = new ArrayDeque<>(odds);
        madeUp = odds.isEmpty() ? new SyntheticArbs(idPrefix, SEED) : null;
        nextFile();
    }

    @Override
    public boolean hasNext() {
        if (madeUp != null) {
            return true;
        }
        while (arbs != null && !arbs.hasNext()) {
            nextFile();
        }
        return arbs != null;
    }

    @Override
    public FeedArb next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (madeUp != null) {
            return madeUp.next();
        }
        return Objects.requireNonNull(arbs).next().arb();
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }

    private void nextFile() {
        close();
        Path file = files.poll();
        open = file == null ? null : FootballDataFile.open(file);
        arbs = open == null ? null : new FootballArbFinder(open);
    }
}
