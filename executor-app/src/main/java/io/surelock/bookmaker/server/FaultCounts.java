package io.surelock.bookmaker.server;

import io.surelock.bookmaker.server.script.Fault;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What this process has played and how often; a fault counts once a bet. Safe for many callers at
 * once.
 */
final class FaultCounts {

    /** Beyond this many bets the same bet may be counted again. */
    private static final int MOST_REMEMBERED = 2_000_000;

    // All guarded by this.
    private final Map<Fault, Long> injected = new EnumMap<>(Fault.class);
    private final Set<String> counted = new HashSet<>();
    private long sends;
    private long accepted;

    synchronized void sent() {
        sends++;
    }

    synchronized void accepted() {
        accepted++;
    }

    /** Counts a fault that happens at a send, each of which counts. */
    synchronized void injected(Fault fault) {
        injected.merge(fault, 1L, Long::sum);
    }

    /** Counts a fault that may be seen by many calls, but once a bet. */
    synchronized void injectedInto(String bet, Fault fault) {
        if (counted.add(fault.label() + "\n" + bet)) {
            injected(fault);
        }
        if (counted.size() > MOST_REMEMBERED) {
            counted.clear();
        }
    }

    /** The counts as they are now. */
    synchronized ServerCounts now() {
        return new ServerCounts(new EnumMap<>(injected), accepted, sends);
    }
}
