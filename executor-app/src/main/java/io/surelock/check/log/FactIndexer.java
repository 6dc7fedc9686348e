package io.surelock.check.log;

import com.fasterxml.jackson.databind.JsonNode;

/** Sorts everything that is read by pair and by account. */
public final class FactIndexer {

    private final FactIndex index;
    private final JournalIndexer journal;
    private final ReportIndexer reports;

    public FactIndexer(FactStore store) {
        this.index = new FactIndex(store);
        this.journal = new JournalIndexer(store, index);
        this.reports = new ReportIndexer(index);
    }

    /** What was sorted. */
    public FactIndex index() {
        return index;
    }

    /** Takes the next entry of its partition. */
    public void entry(Entry entry, LogRecord record) throws CheckException {
        journal.take(entry, record);
    }

    /** Takes any other record that has been read. */
    public void report(LogRecord record, JsonNode tree) throws CheckException {
        reports.take(record, tree);
    }

    /**
     * Takes a line of the bookmaker's ledger, after the journal.
     *
     * @param line counted from 1
     */
    public void ledger(long line, JsonNode tree) throws CheckException {
        reports.ledger(line, tree);
    }
}
