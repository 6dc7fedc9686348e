package io.surelock.check;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.invariant.Circumstances;
import io.surelock.check.invariant.Invariant;
import io.surelock.check.invariant.Invariants;
import io.surelock.check.log.CheckException;
import io.surelock.check.log.Entry;
import io.surelock.check.log.FactIndex;
import io.surelock.check.log.FactIndexer;
import io.surelock.check.log.FactStore;
import io.surelock.check.log.LedgerFile;
import io.surelock.check.log.LogRecord;
import io.surelock.check.log.LogSource;
import io.surelock.check.log.Promised;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One check: reads every topic once, sorts what it says by pair and by account on disk, and shows
 * all of it to the invariants.
 */
public final class CheckRun {

    /** Read first: they say what became of the records of all others. */
    public static final List<Topic> DISPOSALS =
            List.of(Topics.DESK_JOURNAL, Topics.ROUTED_INPUTS, Topics.DEAD_LETTERS);

    private static final int TELL_EVERY = 20_000;

    private final LogSource source;
    private final CheckInputs inputs;
    private final Consumer<String> progress;
    private final Wire wire = Wire.standard();
    private long records;

    /**
     * A check.
     *
     * @param progress takes a short line now and then
     */
    public CheckRun(LogSource source, CheckInputs inputs, Consumer<String> progress) {
        this.source = source;
        this.inputs = inputs;
        this.progress = progress;
    }

    /**
     * Checks.
     *
     * @throws CheckException with one sentence if the topics, the ledger or Redis cannot be read
     */
    public CheckReport run() throws CheckException {
        try (FactStore store = FactStore.open()) {
            Circumstances circumstances =
                    new Circumstances(source, inputs.settled(), inputs.ledger() != null);
            List<Invariant> invariants = Invariants.all(circumstances, inputs, store);
            FactIndexer indexer = new FactIndexer(store);
            Reader reader = new Reader(invariants, indexer, circumstances);
            reader.readAll();
            Path ledger = inputs.ledger();
            if (ledger != null) {
                LedgerFile.read(
                        ledger,
                        (number, line) -> {
                            LedgerFile.requireEntry(ledger, number, line);
                            circumstances.sawInLedger(line);
                            indexer.ledger(number, line);
                        });
            }
            show(invariants, indexer.index());
            return new CheckReport(
                    invariants.stream().map(Invariant::result).toList(), records, absent());
        }
    }

    private void show(List<Invariant> invariants, FactIndex index) throws CheckException {
        index.pairs(
                story -> {
                    for (Invariant invariant : invariants) {
                        if (story.cutOff()) {
                            invariant.cutOff(story);
                        } else {
                            invariant.pair(story);
                        }
                    }
                });
        index.accounts(
                (desk, account, step) -> {
                    for (Invariant invariant : invariants) {
                        invariant.account(desk, account, step);
                    }
                });
        for (Invariant invariant : invariants) {
            invariant.end();
        }
    }

    private List<String> absent() {
        return Topics.all().stream()
                .map(Topic::name)
                .filter(topic -> source.extent(topic) == LogSource.Extent.MISSING)
                .toList();
    }

    /** Shows every record to the index and to the invariants. */
    private final class Reader {

        private final List<Invariant> invariants;
        private final FactIndexer indexer;
        private final Circumstances circumstances;

        Reader(List<Invariant> invariants, FactIndexer indexer, Circumstances circumstances) {
            this.invariants = invariants;
            this.indexer = indexer;
            this.circumstances = circumstances;
        }

        void readAll() throws CheckException {
            List<Topic> order = new ArrayList<>(DISPOSALS);
            Topics.all().stream()
                    .filter(
                            topic ->
                                    !DISPOSALS.contains(topic)
                                            && !topic.equals(Topics.CLOCK_PROBES))
                    .forEach(order::add);
            for (Topic topic : order) {
                source.read(
                        topic.name(),
                        record -> {
                            count(record);
                            take(topic, record);
                        });
            }
        }

        private void count(LogRecord record) {
            circumstances.saw(record.appended());
            records++;
            if (records % TELL_EVERY == 0) {
                progress.accept(
                        "%d of about %d records, now %s"
                                .formatted(records, source.size(), record.topic()));
            }
        }

        private void take(Topic topic, LogRecord record) throws CheckException {
            if (topic.equals(Topics.DESK_JOURNAL)) {
                entry(record);
                return;
            }
            for (Invariant invariant : invariants) {
                invariant.record(record);
            }
            if (!isFromPeople(topic)) {
                report(record);
            }
        }

        private void entry(LogRecord record) throws CheckException {
            Entry entry;
            try {
                JsonNode tree = wire.tree(record.value());
                entry = Entry.of(record, tree);
            } catch (UnreadableException e) {
                for (Invariant invariant : invariants) {
                    invariant.unreadableEntry(record, String.valueOf(e.getMessage()));
                }
                return;
            }
            for (Invariant invariant : invariants) {
                invariant.entry(entry, record);
            }
            indexer.entry(entry, record);
        }

        private void report(LogRecord record) throws CheckException {
            try {
                JsonNode tree = wire.tree(record.value());
                Promised.require(record, tree);
                indexer.report(record, tree);
            } catch (UnreadableException e) {
                for (Invariant invariant : invariants) {
                    invariant.unreadable(record, String.valueOf(e.getMessage()));
                }
            }
        }

        /** What people publish may be anything; what became of it is in the journal. */
        private static boolean isFromPeople(Topic topic) {
            return topic.equals(Topics.ARB_OPPORTUNITIES)
                    || topic.equals(Topics.OPERATOR_COMMANDS)
                    || topic.equals(Topics.ROUTED_INPUTS)
                    || topic.equals(Topics.DEAD_LETTERS);
        }
    }
}
