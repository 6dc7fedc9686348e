package io.surelock.scenario.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bet.BetId;
import io.surelock.scenario.Expectation;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what a scenario must lead to. */
final class ExpectSection {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final YamlNode NULL = new YamlNode.Scalar(0, YamlNode.Kind.NULL, "");

    private ExpectSection() {}

    static Expectation read(@Nullable Fields fields) throws ScenarioFileException {
        if (fields == null) {
            return Expectation.NONE;
        }
        Expectation expectation =
                new Expectation(
                        fields.has("events") ? events(fields) : null,
                        counts(fields.object("placements")),
                        counts(fields.object("polls")),
                        keys(fields.object("redis")),
                        fields.count("deadLetters"));
        fields.done();
        return expectation;
    }

    private static List<String> events(Fields fields) throws ScenarioFileException {
        List<String> events = new ArrayList<>();
        for (YamlNode item : fields.items("events")) {
            if (!(item instanceof YamlNode.Scalar line)) {
                throw fields.itemError("events", item, "lines such as arb_success P-1");
            }
            events.add(line.text().strip().replaceAll("\\s+", " "));
        }
        return events;
    }

    private static Map<BetId, Integer> counts(@Nullable Fields fields)
            throws ScenarioFileException {
        Map<BetId, Integer> counts = new LinkedHashMap<>();
        if (fields != null) {
            for (String name : fields.names()) {
                BetId bet = fields.bet(name);
                Integer count = fields.count(name);
                if (count == null) {
                    throw fields.error(name, "a whole number, 0 or more");
                }
                counts.put(bet, count);
            }
        }
        return counts;
    }

    private static List<Expectation.Key> keys(@Nullable Fields fields)
            throws ScenarioFileException {
        List<Expectation.Key> keys = new ArrayList<>();
        if (fields != null) {
            for (String name : fields.names()) {
                Fields value = fields.object(name);
                keys.add(
                        value == null
                                ? new Expectation.Key(name, false, null, JSON.objectNode())
                                : key(name, value));
            }
        }
        return keys;
    }

    private static Expectation.Key key(String name, Fields fields) throws ScenarioFileException {
        Duration expiresIn = fields.duration("expiresIn");
        ObjectNode value = JSON.objectNode();
        for (String field : fields.names()) {
            if (!field.equals("expiresIn")) {
                value.set(field, json(Objects.requireNonNullElse(fields.node(field), NULL)));
            }
        }
        return new Expectation.Key(name, true, expiresIn, value);
    }

    private static JsonNode json(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.fields().forEach((name, value) -> object.set(name, json(value)));
                yield object;
            }
            case YamlNode.Sequence sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case YamlNode.Scalar scalar ->
                    switch (scalar.kind()) {
                        case TEXT -> JSON.textNode(scalar.text());
                        case NUMBER -> number(scalar.text());
                        case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
                        case NULL -> JSON.nullNode();
                    };
        };
    }

    /**
     * Keeps the zeros at the end of a decimal. YAML knows more forms of numbers; the others are
     * compared as text.
     */
    private static JsonNode number(String text) {
        return text.matches("-?\\d{1,30}(\\.\\d{1,30})?")
                ? DecimalNode.valueOf(new BigDecimal(text))
                : JSON.textNode(text);
    }
}
