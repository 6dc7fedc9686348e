package io.surelock.check.log;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * One record as far as it concerns one pair.
 *
 * @param at where it stands: {@code topic-partition@offset}, or {@code ledger:line}
 * @param appended broker time of the record; of a line of the ledger the bookmaker's time
 * @param data its fields
 */
public record Fact(Source source, String at, Instant appended, JsonNode data) {

    /** A field as text; empty if it is missing or null. */
    public String text(String field) {
        return Json.text(data, field);
    }
}
