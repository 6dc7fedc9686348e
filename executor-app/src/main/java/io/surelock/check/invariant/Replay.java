package io.surelock.check.invariant;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.Entry;
import io.surelock.check.log.LogRecord;
import io.surelock.check.redecide.Redecision;

/** 13: every entry, decided again on what the entries before it left, gives the same bytes. */
public final class Replay extends Invariant {

    private final Redecision redecision;

    public Replay(Redecision redecision) {
        super(13, "deciding again gives the same bytes");
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
}
