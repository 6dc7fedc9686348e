package io.surelock.bookmaker.server.ledger;

import io.surelock.bet.ClientReference;
import io.surelock.bookmaker.server.book.Book;
import io.surelock.bookmaker.server.script.BookmakerScript;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the books with one thread. It takes all calls that wait, works them off, writes what they
 * added, forces it to disk once, and only then lets their answers go: a read cannot see what is not
 * on disk, and many bets share one force.
 *
 * <p>When the disk fails, nobody knows what is on it: every call from then on fails, until somebody
 * starts the bookmaker anew and it reads the ledger back.
 */
public final class BookKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BookKeeper.class);

    private static final int MOST_WAITING = 4_096;
    private static final int MOST_AT_ONCE = 512;
    private static final long LOOK_MILLIS = 50;

    private final Book book;
    private final LedgerFile ledger;
    private final InstantSource clock;
    private final ReadBack readBack;
    private final BlockingQueue<Task<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;

    private volatile boolean closing;
    private volatile boolean over;
    private volatile @Nullable String failure;
    // Used by the one thread only.
    private Instant latest;

    private BookKeeper(
            Book book, LedgerFile ledger, InstantSource clock, ReadBack readBack, Instant latest) {
        this.book = book;
        this.ledger = ledger;
        this.clock = clock;
        this.readBack = readBack;
        this.latest = latest;
        this.thread = Thread.ofPlatform().daemon().name("bookmaker-ledger").unstarted(this::run);
    }

    /**
     * Opens the ledger and reads it back.
     *
     * @param clock the bookmaker's time
     * @param known gets every reference that the ledger holds
     * @throws LedgerException if the ledger cannot be used
     */
    public static BookKeeper open(
            Path file, BookmakerScript script, InstantSource clock, Consumer<ClientReference> known)
            throws LedgerException {
        LedgerFile ledger = LedgerFile.open(file);
        try {
            Book book = new Book(script);
            var last =
                    new Object() {
                        Instant at = Instant.MIN;
                    };
            long torn =
                    ledger.readBack(
                            entry -> {
                                book.restore(entry);
                                known.accept(entry.reference());
                                last.at = entry.at().isAfter(last.at) ? entry.at() : last.at;
                            });
            var readBack = new ReadBack(book.size(), book.cancelled(), torn);
            BookKeeper keeper = new BookKeeper(book, ledger, clock, readBack, last.at);
            keeper.thread.start();
            return keeper;
        } catch (LedgerException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** What the ledger held when it was opened. */
    public ReadBack readBack() {
        return readBack;
    }

    /** Why nothing works any more; empty while it does. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Does something with the books, and returns when what it added is on disk.
     *
     * @throws LedgerException if the ledger has failed or is closed; what was asked for may or may
     *     not be in it
     */
    public <T> T ask(Work<T> work) throws LedgerException, InterruptedException {
        Task<T> task = new Task<>(work, new CompletableFuture<>());
        while (!waiting.offer(task, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            refuseWhenOver();
        }
        // The thread may have ended between the look and the offer: then nobody serves the task.
        if (over) {
            failWaiting();
        }
        try {
            return task.answer().get();
        } catch (ExecutionException e) {
            throw new LedgerException(why(), e);
        }
    }

    private void refuseWhenOver() throws LedgerException {
        if (closing || failure != null) {
            throw new LedgerException(why());
        }
    }

    private String why() {
        String sentence = failure;
        return sentence == null ? "The bookmaker is closing." : sentence;
    }

    private void run() {
        try {
            List<Task<?>> batch = new ArrayList<>(MOST_AT_ONCE);
            while (failure == null && !(closing && waiting.isEmpty())) {
                Task<?> first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    workOff(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            fail("The bookkeeping was interrupted; start the bookmaker anew.", e);
        } finally {
            over = true;
            failWaiting();
        }
    }

    private void workOff(List<Task<?>> batch) {
        List<Runnable> answers = new ArrayList<>(batch.size());
        try {
            for (Task<?> task : batch) {
                answers.add(task.done(book, now()));
            }
            ledger.append(book.takeUnwritten());
            answers.forEach(Runnable::run);
        } catch (IOException e) {
            fail(
                    "The ledger %s cannot be written (%s); make room or mend the disk, and start the bookmaker anew."
                            .formatted(ledger.file(), e),
                    e);
            batch.forEach(task -> task.fail(why()));
        } catch (RuntimeException e) {
            fail("The bookkeeping has a fault (%s); report it.".formatted(e), e);
            batch.forEach(task -> task.fail(why()));
        }
    }

    /** Never backwards: a clock that is set back must not make a lookup speak of the future. */
    private Instant now() {
        Instant now = clock.instant();
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    private void fail(String sentence, Exception cause) {
        LOG.error("{}", sentence, cause);
        failure = sentence;
    }

    private void failWaiting() {
        for (Task<?> task = waiting.poll(); task != null; task = waiting.poll()) {
            task.fail(why());
        }
    }

    /** Works off what waits, and gives the ledger free. */
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                // A force cannot be broken off, and the file must not be closed under it.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        ledger.close();
    }

    /** Something that is done with the books; quick, and without waiting for anything. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it.
         *
         * @param now the bookmaker's time, never before that of the call before
         */
        T with(Book book, Instant now);
    }

    private record Task<T>(Work<T> work, CompletableFuture<T> answer) {

        Runnable done(Book book, Instant now) {
            T result = work.with(book, now);
            return () -> answer.complete(result);
        }

        void fail(String sentence) {
            answer.completeExceptionally(new IllegalStateException(sentence));
        }
    }
}
