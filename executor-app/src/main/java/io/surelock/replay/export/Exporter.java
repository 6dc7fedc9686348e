package io.surelock.replay.export;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvolver;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.Part;
import io.surelock.replay.source.RawEntry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Chooses what goes into an export: some desks or all, all times or some. Entries are copied byte
 * for byte, sound or not. Where a desk begins in the middle, what it knew then goes along, so that
 * its entries can be decided again.
 */
public final class Exporter implements EntryReader {

    private final ExportWriter writer;
    private final Wire wire;
    private final Part choice;
    private final LongConsumer progress;
    private final Map<String, ReplayBook> before = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private final SortedSet<String> desks = new TreeSet<>();
    private long read;

    public Exporter(ExportWriter writer, Wire wire, Part choice, LongConsumer progress) {
        this.writer = writer;
        this.wire = wire;
        this.choice = choice;
        this.progress = progress;
    }

    @Override
    public void begin(ReplayBook state, int partition) {
        String desk = state.desk().deskId();
        desks.add(desk);
        if (!choice.hasDesk(desk)) {
            return;
        }
        if (choice.from() != null) {
            before.put(desk, state);
            return;
        }
        write(() -> writer.begin(state, partition));
        begun.add(desk);
    }

    @Override
    public void entry(RawEntry raw) {
        progress.accept(++read);
        if (raw.key() != null) {
            desks.add(raw.key());
        }
        if (!choice.hasDesk(raw.key())) {
            return;
        }
        JournalBody body = decode(raw);
        Instant from = choice.from();
        Instant to = choice.to();
        if (body != null && to != null && !body.decidedAt().isBefore(to)) {
            return;
        }
        if (body != null && from != null && !begun.contains(body.deskId())) {
            if (body.decidedAt().isBefore(from)) {
                fold(raw, body);
                return;
            }
            begin(body.deskId(), raw.partition());
        }
        write(() -> writer.add(raw, body));
    }

    @Override
    public void damage(String where, String problem) {
        problems.add(where + ": " + problem);
    }

    /** The desks that the source has, chosen or not. */
    public SortedSet<String> desks() {
        return Collections.unmodifiableSortedSet(desks);
    }

    /** What was wrong with the source, one sentence each: an export of it is not whole. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void begin(String desk, int partition) {
        begun.add(desk);
        ReplayBook state = before.remove(desk);
        if (state != null) {
            write(() -> writer.begin(state, partition));
        }
    }

    private void fold(RawEntry raw, JournalBody body) {
        ReplayBook book = before.computeIfAbsent(body.deskId(), desk -> new ReplayBook(desk, wire));
        try {
            book.forget(body.decidedAt());
            body.events().forEach(event -> DeskEvolver.evolve(book, event));
            book.putDesk(
                    book.desk()
                            .advanced(
                                    body.sequence(),
                                    HashChain.hashOf(raw.value()),
                                    body.decidedAt()));
        } catch (RuntimeException e) {
            problems.add(
                    "entry %d of desk %s cannot follow on the ones before: %s; verify the journal first"
                            .formatted(body.sequence(), body.deskId(), e.getMessage()));
        }
    }

    /** What cannot be read is exported as it is: to find it is the auditor's. */
    private @Nullable JournalBody decode(RawEntry raw) {
        try {
            return wire.decode(JournalEntry.class, raw.value()).body();
        } catch (UnreadableException e) {
            return null;
        }
    }

    /** A step of the writing. */
    private interface Step {
        void run() throws IOException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
