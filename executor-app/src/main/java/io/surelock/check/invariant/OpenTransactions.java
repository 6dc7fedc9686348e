package io.surelock.check.invariant;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.LogSource;

/** 17: no transaction was left open: everything up to the end is readable. */
public final class OpenTransactions extends Invariant {

    private final LogSource source;

    public OpenTransactions(LogSource source) {
        super(17, "no open transaction is left behind");
        this.source = source;
    }

    @Override
    public void end() throws CheckException {
        tally().checked(source.partitions());
        source.stuck().forEach(tally()::violation);
    }
}
