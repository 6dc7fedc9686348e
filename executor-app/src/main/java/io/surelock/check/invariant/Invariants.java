package io.surelock.check.invariant;

import io.surelock.check.CheckInputs;
import io.surelock.check.log.FactStore;
import io.surelock.check.redecide.Redecision;

import java.util.List;

/** All invariants, in the order of their numbers. */
public final class Invariants {

    private Invariants() {}

    /** New ones, that have seen nothing. */
    public static List<Invariant> all(
            Circumstances circumstances, CheckInputs inputs, FactStore store) {
        return List.of(
                new SinglePlacement(circumstances),
                new WriteAhead(circumstances),
                new Freshness(circumstances),
                new Hedge(),
                new Cooldown(),
                new InFlight(),
                new Terminal(circumstances),
                new NoOrphan(circumstances),
                new Polls(circumstances),
                new ExposureAbsorbs(),
                new InDoubt(),
                new Journal(circumstances, store),
                new Replay(circumstances, new Redecision(store)),
                new Conservation(circumstances, store),
                new Money(circumstances),
                new RedisMirror(circumstances, store, inputs.redis()),
                new OpenTransactions(circumstances.source()),
                new NotVacuous(inputs.faults()));
    }
}
