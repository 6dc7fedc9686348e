package io.surelock.check.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/** Sorts the records of requests, attempts, outcomes, polls, alerts and the ledger by pair. */
final class ReportIndexer {

    private static final Map<String, Source> SOURCES =
            Map.ofEntries(
                    Map.entry("PlaceBet", Source.PLACE_REQUEST),
                    Map.entry("LookUpBet", Source.LOOKUP_REQUEST),
                    Map.entry("PlacementAttempt", Source.ATTEMPT),
                    Map.entry("PlacementOutcome", Source.OUTCOME),
                    Map.entry("LookupOutcome", Source.LOOKUP),
                    Map.entry("WatchBet", Source.WATCH),
                    Map.entry("PollRequest", Source.POLL),
                    Map.entry("PollOutcome", Source.ANSWER),
                    Map.entry("LegSettlement", Source.SETTLEMENT));

    /** Other topics may tell of an alert, too; people are alerted by this one. */
    private static final String ALERTS = "exposure-events";

    /** Long words of a bookmaker, of no use here. */
    private static final List<String> DROPPED = List.of("raw");

    private final FactIndex index;

    ReportIndexer(FactIndex index) {
        this.index = index;
    }

    /** Takes a record that has been read. */
    void take(LogRecord record, JsonNode tree) throws CheckException {
        Source source =
                Promised.isFor(record.topic()) ? SOURCES.get(Json.text(tree, "type")) : null;
        if (record.topic().equals(ALERTS) && Json.text(tree, "event").equals("exposure_alert")) {
            source = Source.ALERT;
        }
        String pair = Entry.pairOf(tree);
        if (source == null || pair.isEmpty()) {
            return;
        }
        if (tree instanceof ObjectNode object) {
            object.remove(DROPPED);
        }
        index.pair(
                Json.text(tree, "deskId"),
                pair,
                FactIndex.fact(source, record, tree),
                record.partition(),
                record.offset());
    }

    /**
     * Takes a line of the bookmaker's ledger.
     *
     * @param line counted from 1
     */
    void ledger(long line, JsonNode tree) throws CheckException {
        String pair = Entry.pairOf(tree);
        Fact fact =
                FactIndex.fact(
                        Source.LEDGER, "ledger:" + line, Json.requireInstant(tree, "at"), tree);
        index.pair(index.deskOf(pair), pair, fact, 0, line);
    }
}
