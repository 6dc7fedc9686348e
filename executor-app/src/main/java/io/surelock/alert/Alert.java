package io.surelock.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An event as a receiver gets it.
 *
 * @param event its name
 * @param eventId the same at every attempt, fit for an HTTP header
 * @param json the event, a JSON object
 */
record Alert(String event, String eventId, String json) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern ID = Pattern.compile("[!-~]{1,200}");

    /**
     * Reads the value of a record, in whichever of the two formats events are published.
     *
     * @throws UnreadableException if it is no event
     */
    static Alert read(Wire wire, byte @Nullable [] value) throws UnreadableException {
        Alert alert;
        try {
            alert =
                    value != null && value.length > 0 && value[0] == '{'
                            ? json(value)
                            : avro(wire, value);
        } catch (RuntimeException e) {
            // Whatever is wrong with one event, it must not hide the later ones.
            throw new UnreadableException("the event makes no sense: " + e.getMessage(), e);
        }
        if (!ID.matcher(alert.eventId()).matches()) {
            throw new UnreadableException("the event has no usable eventId");
        }
        return alert;
    }

    private static Alert avro(Wire wire, byte @Nullable [] value) throws UnreadableException {
        PublicEvent event = wire.decode(PublicEvent.class, value);
        return new Alert(event.event(), event.eventId(), wire.json(event));
    }

    private static Alert json(byte[] value) throws UnreadableException {
        String text = new String(value, StandardCharsets.UTF_8);
        try {
            JsonNode object = JSON.readTree(text);
            return new Alert(object.path("event").asText(), object.path("eventId").asText(), text);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("the event is no JSON object", e);
        }
    }
}
