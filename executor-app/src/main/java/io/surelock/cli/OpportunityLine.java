package io.surelock.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.contract.Topics;
import io.surelock.desk.policy.Policy;

import java.io.IOException;

/**
 * One opportunity on its way to Kafka, exactly as it was written.
 *
 * @param deskId its key; the default desk where it names none
 * @param json its value
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record OpportunityLine(String deskId, byte[] json) {

    /** What fits into a record of the topic, headers and overhead left out. */
    static final int LARGEST_BYTES = Topics.BATCH_MAX_BYTES - 4 * 1024;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /**
     * Finds the desk of a line.
     *
     * @throws NotAnObjectException if the line is not one JSON object
     */
    static OpportunityLine read(LineReader.Line line) throws NotAnObjectException {
        if (line.tooLong()) {
            throw refusal(line, "is longer than %d bytes".formatted(LARGEST_BYTES));
        }
        try {
            JsonNode node = JSON.readTree(line.bytes());
            if (node == null || !node.isObject()) {
                throw refusal(line, "is not a JSON object");
            }
            JsonNode desk = node.path("deskId");
            boolean named = desk.isTextual() && !desk.textValue().isBlank();
            return new OpportunityLine(named ? desk.textValue() : Policy.MAIN_DESK, line.bytes());
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw refusal(line, "is not JSON from column %d on".formatted(column));
        } catch (IOException e) {
            throw refusal(line, "is not UTF-8 text");
        }
    }

    private static NotAnObjectException refusal(LineReader.Line line, String reason) {
        return new NotAnObjectException("line %d %s".formatted(line.number(), reason));
    }
}
