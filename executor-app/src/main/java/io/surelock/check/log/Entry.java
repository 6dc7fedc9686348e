package io.surelock.check.log;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.contract.UnreadableException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One entry of the journal, as a tree.
 *
 * @param at where it stands: {@code topic-partition@offset}
 * @param body {@code deskId}, {@code sequence}, {@code decidedAt}, {@code cause}, {@code input},
 *     {@code events}; in a pair's story only the events of that pair
 */
public record Entry(String at, JsonNode body) {

    /** Name of the field in which the index keeps the cooldown in force. */
    static final String COOLDOWN = "cooldownInForce";

    /**
     * The entry in a record.
     *
     * @throws UnreadableException if it is something else
     */
    public static Entry of(LogRecord record, JsonNode tree) throws UnreadableException {
        Promised.require(record, tree);
        return new Entry(record.at(), tree.path("body"));
    }

    public String desk() {
        return Json.text(body, "deskId");
    }

    public long sequence() {
        return body.path("sequence").asLong();
    }

    public Instant decidedAt() {
        return Json.requireInstant(body, "decidedAt");
    }

    public JsonNode input() {
        return body.path("input");
    }

    /** Whether it was decided on an input of this kind, such as {@code PlacementReported}. */
    public boolean isOn(String type) {
        return Json.text(input(), "type").equals(type);
    }

    /** The report it was decided on: an outcome of a placement or lookup; else nothing. */
    public JsonNode report() {
        return input().path("outcome");
    }

    public List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        body.path("events").forEach(events::add);
        return events;
    }

    /** Its events of one kind, such as {@code BetExecuted}. */
    public Stream<JsonNode> events(String type) {
        return events().stream().filter(event -> Json.text(event, "type").equals(type));
    }

    /** How long accounts rest by the policy in force. */
    public Duration cooldown() {
        return Json.duration(body, COOLDOWN);
    }

    /** The entry as people find it again. */
    public String where() {
        return at + " (desk " + desk() + ", sequence " + sequence() + ")";
    }

    /** The pair an event or input speaks of; empty if it is none. */
    public static String pairOf(JsonNode node) {
        for (String field : List.of("pairId", "pair")) {
            if (node.path(field).isTextual()) {
                return Json.text(node, field);
            }
        }
        if (node.path("bet").isTextual()) {
            String bet = Json.text(node, "bet");
            return bet.substring(0, Math.max(0, bet.lastIndexOf('/')));
        }
        for (String field :
                List.of(
                        "opportunity",
                        "order",
                        "exposure",
                        "outcome",
                        "settlement",
                        "command",
                        "resolve")) {
            if (node.path(field).isObject()) {
                return pairOf(node.path(field));
            }
        }
        return "";
    }
}
