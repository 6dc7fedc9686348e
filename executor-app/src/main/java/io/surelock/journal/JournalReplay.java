package io.surelock.journal;

import io.surelock.bet.Digest;
import io.surelock.desk.DeskBook;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskEvolver;
import io.surelock.desk.DeskView;
import io.surelock.desk.MemoryBook;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides one desk's journal again, entry by entry, and says where it differs from what was
 * recorded. Whether a hash is that of its bytes is for whoever has the bytes; here the entries'
 * hashes only have to follow on one another.
 */
public final class JournalReplay {

    private final String deskId;
    private final DeskBook book;

    /** A replay that begins before the desk's first entry, and forgets nothing. */
    public JournalReplay(String deskId) {
        this(deskId, MemoryBook.empty(deskId));
    }

    /**
     * A replay for journals of any length.
     *
     * @param book the desk before its first entry; it may forget what no decision asks for any more
     */
    public JournalReplay(String deskId, DeskBook book) {
        this.deskId = deskId;
        this.book = book;
    }

    /** The desk as the entries so far leave it. */
    public DeskView desk() {
        return book;
    }

    /**
     * Takes the next entry.
     *
     * @return what is wrong with it, one sentence each; empty if it replays identically
     */
    public List<String> next(JournalEntry entry) {
        List<String> findings = new ArrayList<>();
        JournalBody body = entry.body();
        String where = "desk " + deskId + " entry " + body.sequence() + ": ";
        Digest expected = book.desk().lastHash();
        if (body.sequence() != book.desk().sequence() + 1) {
            findings.add(where + "follows entry " + book.desk().sequence());
            return findings;
        }
        if (!entry.previous().equals(expected)) {
            findings.add(where + "is chained to " + entry.previous() + ", not to " + expected);
        }
        if (body.decidedAt().isBefore(book.desk().lastDecidedAt())) {
            findings.add(where + "was decided before the entry before it");
        }
        DecisionRules rules = DecisionRules.of(body.decisionVersion());
        if (rules == null) {
            findings.add(where + DecisionRules.unknown(body.decisionVersion()));
        } else {
            List<DeskEvent> again = rules.decide(book, body.input(), body.decidedAt());
            if (!again.equals(body.events())) {
                findings.add(where + "recorded " + body.events() + " but decides " + again);
            }
        }
        body.events().forEach(event -> DeskEvolver.evolve(book, event));
        book.putDesk(book.desk().advanced(body.sequence(), entry.hash(), body.decidedAt()));
        return findings;
    }
}
