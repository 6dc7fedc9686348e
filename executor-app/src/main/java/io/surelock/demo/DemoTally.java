package io.surelock.demo;

import io.surelock.event.PublicEvent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what became of the published opportunities, by their public events. A pair is open from
 * its publication until it was blocked, failed, reconciled, or became an exposure whose bets are
 * left to a person.
 */
public final class DemoTally {

    private final Set<String> open = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> exposures = new TreeMap<>();
    private int opportunities;
    private int deadLetters;

    /** A snapshot of the counts. */
    public record Figures(
            int opportunities,
            int succeeded,
            int failed,
            int blocked,
            int emergencies,
            int reconciled,
            int bothVoid,
            Map<String, Integer> exposures,
            int openPairs,
            int deadLetters) {}

    synchronized void published(String pairId) {
        opportunities++;
        if (!seen.contains(pairId)) {
            open.add(pairId);
        }
    }

    synchronized void deadLetter() {
        deadLetters++;
    }

    synchronized void happened(PublicEvent event) {
        seen.add(event.pairId());
        switch (event) {
            case PublicEvent.PairReconciled e -> end(e, e.event() + " " + e.result());
            case PublicEvent.ExposureAlert e -> {
                exposures.merge(e.reason(), 1, Integer::sum);
                end(e, e.event());
            }
            case PublicEvent.ArbBlocked e -> end(e, e.event());
            case PublicEvent.ArbFailed e -> end(e, e.event());
            case PublicEvent.ArbSuccess e -> counts.merge(e.event(), 1, Integer::sum);
            case PublicEvent.ArbEmergency e -> counts.merge(e.event(), 1, Integer::sum);
            case PublicEvent.BetExecuted e -> counts.merge(e.event(), 1, Integer::sum);
            case PublicEvent.ExposureResolved e -> counts.merge(e.event(), 1, Integer::sum);
        }
    }

    synchronized Figures figures() {
        return new Figures(
                opportunities,
                count("arb_success"),
                count("arb_failed"),
                count("arb_blocked"),
                count("arb_emergency"),
                count("pair_reconciled expected"),
                count("pair_reconciled both_void"),
                Map.copyOf(new TreeMap<>(exposures)),
                Math.max(0, open.size() - deadLetters),
                deadLetters);
    }

    private void end(PublicEvent event, String what) {
        counts.merge(what, 1, Integer::sum);
        open.remove(event.pairId());
    }

    private int count(String what) {
        return counts.getOrDefault(what, 0);
    }
}
