package io.surelock.check.log;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.contract.UnreadableException;

import java.util.List;
import java.util.Map;

/**
 * What the topics promise that only Surelock writes to: Avro records of certain kinds. A record
 * that is something else would lack the fields that are looked at.
 */
public final class Promised {

    /** First byte of a record in Avro; JSON begins with a brace. */
    private static final byte AVRO = (byte) 0xC3;

    private static final Map<String, List<String>> KINDS =
            Map.of(
                    "desk-journal",
                    List.of("JournalEntry"),
                    "bet-placement-requests",
                    List.of("PlaceBet", "LookUpBet"),
                    "bet-placement-attempts",
                    List.of("PlacementAttempt"),
                    "bet-placement-outcomes",
                    List.of("PlacementOutcome", "LookupOutcome", "TimerDue"),
                    "settlement-watches",
                    List.of("WatchBet"),
                    "settlement-poll-requests",
                    List.of("PollRequest"),
                    "settlement-poll-outcomes",
                    List.of("PollOutcome"),
                    "leg-settlements",
                    List.of("LegSettlement"));

    private Promised() {}

    /** Whether the topic promises anything. */
    static boolean isFor(String topic) {
        return KINDS.containsKey(topic);
    }

    /**
     * Requires that a record is what its topic promises.
     *
     * @throws UnreadableException with one sentence if it is something else
     */
    public static void require(LogRecord record, JsonNode tree) throws UnreadableException {
        List<String> kinds = KINDS.get(record.topic());
        if (kinds == null) {
            return;
        }
        byte[] value = record.value();
        if (value == null || value.length == 0 || value[0] != AVRO) {
            throw new UnreadableException("it is no record in Avro");
        }
        String kind = Json.text(tree, "type");
        if (!kinds.contains(kind)) {
            throw new UnreadableException("it is a %s, not a %s".formatted(kind, kinds.getFirst()));
        }
    }
}
