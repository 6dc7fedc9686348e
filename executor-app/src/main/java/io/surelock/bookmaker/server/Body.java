package io.surelock.bookmaker.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.bet.Identifiers;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The fields of a request's JSON, taken one by one; in the end none may be left over. */
final class Body {

    private static final ObjectReader READER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    private final JsonNode object;
    private final Set<String> known = new HashSet<>();

    private Body(JsonNode object) {
        this.object = object;
    }

    static Body read(String text) throws BadBody {
        JsonNode node;
        try {
            node = READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadBody("the body is no JSON", e);
        }
        if (node == null || !node.isObject()) {
            throw new BadBody("the body is no JSON object");
        }
        return new Body(node);
    }

    String text(String name) throws BadBody {
        String text = textOrNull(name);
        if (text == null) {
            throw new BadBody(name + " is missing");
        }
        return text;
    }

    @Nullable String textOrNull(String name) throws BadBody {
        known.add(name);
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new BadBody(name + " is no text");
        }
        return value.textValue();
    }

    /** A text that something else is made of. */
    <T> T as(String name, Function<String, T> reading) throws BadBody {
        return as(name, text(name), reading);
    }

    /** A decimal number in a text that something else is made of. */
    <T> T decimal(String name, Function<BigDecimal, T> reading) throws BadBody {
        return decimal(name, text(name), reading);
    }

    <T> @Nullable T decimalOrNull(String name, Function<BigDecimal, T> reading) throws BadBody {
        String text = textOrNull(name);
        return text == null ? null : decimal(name, text, reading);
    }

    void done() throws BadBody {
        for (String name : (Iterable<String>) object::fieldNames) {
            if (!known.contains(name)) {
                throw new BadBody(Identifiers.quote(name) + " is not known");
            }
        }
    }

    private static <T> T decimal(String name, String text, Function<BigDecimal, T> reading)
            throws BadBody {
        if (!DECIMAL.matcher(text).matches()) {
            throw new BadBody(name + " is no decimal number: " + Identifiers.quote(text));
        }
        return as(name, text, number -> reading.apply(new BigDecimal(number)));
    }

    private static <T> T as(String name, String text, Function<String, T> reading) throws BadBody {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new BadBody(name + ": " + e.getMessage(), e);
        }
    }
}
