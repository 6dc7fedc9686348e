package io.surelock.check.invariant;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.Json;
import io.surelock.check.log.LedgerFile;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** 18: every fault and every crash point that a run planned was really hit. */
public final class NotVacuous extends Invariant {

    private final @Nullable Path faults;

    /**
     * The invariant.
     *
     * @param faults JSON lines with {@code kind}, {@code name}, {@code planned} and {@code hit};
     *     null if no run with faults is checked
     */
    public NotVacuous(@Nullable Path faults) {
        super(18, "every planned fault was hit");
        this.faults = faults;
    }

    @Override
    public void end() throws CheckException {
        if (faults == null) {
            tally().note("not checked: needs --faults");
            return;
        }
        LedgerFile.read(
                faults,
                (line, fault) -> {
                    if (fault.path("planned").asBoolean()) {
                        tally().checked();
                        if (fault.path("hit").asLong() <= 0) {
                            tally().violation(
                                            "the %s %s was planned and never hit (line %d)"
                                                    .formatted(
                                                            Json.text(fault, "kind")
                                                                    .replace('_', ' '),
                                                            Json.text(fault, "name"),
                                                            line));
                        }
                    }
                });
        if (result().checked() == 0) {
            tally().violation("the file of faults names no planned fault: nothing was attacked");
        }
    }
}
