package io.surelock.check.redecide;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.FactStore;
import io.surelock.check.log.LogRecord;
import io.surelock.check.log.LogSource;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskEvolver;
import io.surelock.journal.DecisionRules;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides every entry of the journal again, on the state that the entries before it left. */
public final class Redecision {

    private final FactStore store;
    private final Wire wire = Wire.standard();
    private final Map<String, StoredBook> books = new HashMap<>();

    public Redecision(FactStore store) {
        this.store = store;
    }

    /**
     * Takes the next entry of its partition.
     *
     * @return how the decision differs, as the rest of a sentence; null if it is the same
     * @throws CheckException if the disk fails
     */
    public @Nullable String difference(LogRecord record) throws CheckException {
        try {
            return decideAgain(record);
        } catch (UnreadableException e) {
            return "cannot be read: " + e.getMessage();
        } catch (StoredBook.StoreFailure e) {
            throw e.reason();
        }
    }

    /** What the desk's stores hold, to be compared with what all entries leave. */
    public ChangelogComparison stores(LogSource source) throws CheckException {
        ChangelogComparison comparison = new ChangelogComparison(store, wire, books);
        comparison.read(source);
        return comparison;
    }

    private @Nullable String decideAgain(LogRecord record) throws UnreadableException {
        JournalEntry entry = wire.decode(JournalEntry.class, record.value());
        JournalBody body = entry.body();
        StoredBook book =
                books.computeIfAbsent(body.deskId(), desk -> new StoredBook(store, wire, desk));
        String difference = compare(record, entry, book);
        try {
            body.events().forEach(event -> DeskEvolver.evolve(book, event));
        } catch (IllegalStateException e) {
            difference = "cannot follow on what was before: " + e.getMessage();
        }
        if (book.desk().sequence() + 1 == body.sequence()) {
            book.putDesk(book.desk().advanced(body.sequence(), entry.hash(), body.decidedAt()));
        }
        return difference;
    }

    private @Nullable String compare(LogRecord record, JournalEntry entry, StoredBook book) {
        JournalBody body = entry.body();
        DecisionRules rules = DecisionRules.of(body.decisionVersion());
        if (rules == null) {
            return DecisionRules.unknown(body.decisionVersion());
        }
        List<DeskEvent> again;
        try {
            again = rules.decide(book, body.input(), body.decidedAt());
        } catch (IllegalStateException e) {
            return "cannot be decided again: " + e.getMessage();
        }
        if (!again.equals(body.events())) {
            return "recorded " + body.events() + " but decides " + again;
        }
        JournalBody same =
                new JournalBody(
                        body.deskId(),
                        body.sequence(),
                        body.decidedAt(),
                        body.decisionVersion(),
                        body.cause(),
                        body.inputDigest(),
                        body.input(),
                        again);
        byte[] sealed = wire.journal().seal(same, entry.previous());
        return Arrays.equals(sealed, record.value())
                ? null
                : "says the same when decided again, in other bytes";
    }
}
