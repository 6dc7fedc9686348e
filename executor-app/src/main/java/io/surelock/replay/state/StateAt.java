package io.surelock.replay.state;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvolver;
import io.surelock.desk.DeskState;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.RawEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Folds one desk's entries up to a moment. */
public final class StateAt implements EntryReader {

    private final Wire wire;
    private final String deskId;
    private final Limit limit;
    private final LongConsumer progress;
    private final List<String> problems = new ArrayList<>();
    private ReplayBook book;
    private boolean found;
    private boolean over;
    private boolean tooEarly;
    private long read;

    /**
     * Up to where.
     *
     * @param at the last instant of decisions that count; null for no such limit
     * @param sequence the last entry that counts; 0 for no such limit
     */
    public record Limit(@Nullable Instant at, long sequence) {

        boolean isBefore(JournalBody body) {
            return (at != null && body.decidedAt().isAfter(at))
                    || (sequence > 0 && body.sequence() > sequence);
        }

        boolean isBefore(DeskState state) {
            return (at != null && at.isBefore(state.lastDecidedAt()))
                    || (sequence > 0 && sequence < state.sequence());
        }
    }

    public StateAt(Wire wire, String deskId, Limit limit, LongConsumer progress) {
        this.wire = wire;
        this.deskId = deskId;
        this.limit = limit;
        this.progress = progress;
        this.book = new ReplayBook(deskId, wire);
    }

    @Override
    public void begin(ReplayBook state, int partition) {
        if (state.desk().deskId().equals(deskId)) {
            book = state;
            found = true;
            tooEarly = limit.isBefore(state.desk());
        }
    }

    @Override
    public void entry(RawEntry raw) {
        progress.accept(++read);
        if (over || tooEarly || !deskId.equals(raw.key())) {
            return;
        }
        try {
            fold(raw, wire.decode(JournalEntry.class, raw.value()).body());
        } catch (UnreadableException | RuntimeException e) {
            over = true;
            problems.add(
                    "the journal cannot be followed after entry %d of desk %s: %s; verify it"
                            .formatted(book.desk().sequence(), deskId, e.getMessage()));
        }
    }

    private void fold(RawEntry raw, JournalBody body) {
        found = true;
        if (limit.isBefore(body)) {
            over = true;
            return;
        }
        book.forget(body.decidedAt());
        body.events().forEach(event -> DeskEvolver.evolve(book, event));
        book.putDesk(
                book.desk()
                        .advanced(
                                body.sequence(), HashChain.hashOf(raw.value()), body.decidedAt()));
    }

    @Override
    public void damage(String where, String problem) {
        problems.add(where + ": " + problem);
    }

    /** Whether the journal has the desk at all. */
    public boolean isFound() {
        return found;
    }

    /** Whether the source has only what comes after the moment: {@link #book} is then later. */
    public boolean isTooEarly() {
        return tooEarly;
    }

    /** The desk as far as it could be followed. */
    public ReplayBook book() {
        return book;
    }

    /** What was wrong, one sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
