package io.surelock.check.invariant;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.Entry;
import io.surelock.check.log.LogRecord;
import io.surelock.check.redecide.ChangelogComparison;
import io.surelock.check.redecide.Redecision;

/**
 * 13: every entry, decided again on what the entries before it left, gives the same bytes, and what
 * the entries leave together is what the desk's stores hold.
 */
public final class Replay extends Invariant {

    private final Circumstances circumstances;
    private final Redecision redecision;

    public Replay(Circumstances circumstances, Redecision redecision) {
        super(13, "deciding again gives the same bytes and stores");
        this.circumstances = circumstances;
        this.redecision = redecision;
    }

    @Override
    public void entry(Entry entry, LogRecord record) throws CheckException {
        tally().checked();
        String difference = redecision.difference(record);
        if (difference != null) {
            tally().violation(entry.where() + " " + difference);
        }
    }

    @Override
    public void end() throws CheckException {
        ChangelogComparison stores = redecision.stores(circumstances.source());
        if (!stores.isThere()) {
            tally().note("the stores are not compared: their changelog topics are not here");
            return;
        }
        if (stores.isAhead() && !circumstances.settled()) {
            tally().note("the stores are not compared: they went on while the check ran");
            return;
        }
        tally().checked(stores.compare(circumstances.newest(), tally()::violation));
    }
}
