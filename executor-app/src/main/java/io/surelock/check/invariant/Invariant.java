package io.surelock.check.invariant;

import io.surelock.check.log.AccountStep;
import io.surelock.check.log.CheckException;
import io.surelock.check.log.Entry;
import io.surelock.check.log.LogRecord;
import io.surelock.check.log.PairStory;

/**
 * One thing that must always hold. It is shown, in this order, every entry of the journal, every
 * record, every pair, every account and the end; it looks at what it needs.
 */
public abstract class Invariant {

    private final int id;
    private final String name;
    private final Tally tally = new Tally();

    Invariant(int id, String name) {
        this.id = id;
        this.name = name;
    }

    public final int id() {
        return id;
    }

    /** An entry of the journal, in the order of its partition. */
    public void entry(Entry entry, LogRecord record) throws CheckException {}

    /** A record of the journal that cannot be read. */
    public void unreadableEntry(LogRecord record, String reason) {}

    /** Any other record that was published to a topic, in the order of its partition. */
    public void record(LogRecord record) throws CheckException {}

    /** A record that is not what its topic promises. */
    public void unreadable(LogRecord record, String reason) throws CheckException {}

    /** All that was recorded of one pair. */
    public void pair(PairStory story) throws CheckException {}

    /** A pair of which so much was recorded that only the beginning was kept. */
    public void cutOff(PairStory story) {}

    /** What happened next to an account; all of one account, then all of the next. */
    public void account(String desk, String account, AccountStep step) throws CheckException {}

    /** There is no more. */
    public void end() throws CheckException {}

    public final InvariantResult result() {
        return tally.result(id, name);
    }

    final Tally tally() {
        return tally;
    }
}
