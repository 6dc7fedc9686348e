package io.surelock.contract;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.bet.Identifiers;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single JSON values by their schema. Nothing is guessed: a number is not a text. */
final class JsonValues {

    /** Bounded before it is computed with: 1E999999999 is short to write. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,12})(ms|s|m|h)");
    private static final int MOST_SHOWN = 40;

    private JsonValues() {}

    /**
     * The Avro form of a value that is neither null nor an object.
     *
     * @throws BadValue if it is of another kind, saying what is expected
     */
    static Object single(JsonNode node, Schema schema) {
        return switch (schema.getType()) {
            case STRING -> text(node, "a text");
            case ENUM -> symbol(node, schema);
            case BYTES -> decimal(node, schema);
            case INT -> wholeNumber(node, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
            case LONG -> number(node, schema);
            case BOOLEAN -> {
                if (!node.isBoolean()) {
                    throw expected("true or false", node);
                }
                yield node.booleanValue();
            }
            case RECORD, ARRAY, MAP, UNION, FIXED, FLOAT, DOUBLE, NULL ->
                    throw new IllegalStateException("nobody publishes a " + schema);
        };
    }

    /** A value as an error message shows it: short, and with nothing hidden in it. */
    static String shown(JsonNode node) {
        if (node.isTextual()) {
            return Identifiers.quote(node.textValue());
        }
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "a list";
        }
        String text = node.asText();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    private static Object symbol(JsonNode node, Schema schema) {
        if (!node.isTextual() || !schema.hasEnumSymbol(node.textValue())) {
            throw expected("one of " + String.join(", ", schema.getEnumSymbols()), node);
        }
        return new GenericData.EnumSymbol(schema, node.textValue());
    }

    private static Object decimal(JsonNode node, Schema schema) {
        String example = Decimals.isMoney(schema) ? "100.00" : "2.1000";
        String what = "a decimal number in quotes such as \"" + example + "\"";
        String text = text(node, what);
        if (!DECIMAL.matcher(text).matches()) {
            throw expected(what, node);
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        if (value.scale() > Decimals.SCALE) {
            throw BadValue.because("must have at most 4 decimals, not " + shown(node));
        }
        BigInteger tenThousandths = value.setScale(Decimals.SCALE).unscaledValue();
        if (tenThousandths.bitLength() >= Long.SIZE) {
            throw BadValue.because("is too large: " + shown(node));
        }
        return Decimals.bytes(tenThousandths.longValueExact());
    }

    private static Object number(JsonNode node, Schema schema) {
        String logicalType = schema.getProp("logicalType");
        if (logicalType == null) {
            return wholeNumber(node, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        return logicalType.equals("duration-millis") ? duration(node) : instant(node);
    }

    private static Long wholeNumber(JsonNode node, long least, long most) {
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < least
                || node.longValue() > most) {
            throw expected("a whole number from " + least + " to " + most, node);
        }
        return node.longValue();
    }

    private static Long instant(JsonNode node) {
        String what = "an instant in ISO 8601 such as \"2026-01-05T12:00:00Z\"";
        String text = text(node, what);
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return Instants.micros(instant.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw expected(what, node);
        }
    }

    private static Long duration(JsonNode node) {
        String what = "a duration such as \"60s\", \"500ms\", \"10m\" or \"48h\"";
        String text = text(node, what);
        Matcher matcher = DURATION.matcher(text);
        try {
            return matcher.matches()
                    ? Math.multiplyExact(Long.parseLong(matcher.group(1)), unit(matcher.group(2)))
                    : Instants.millis(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw expected(what, node);
        }
    }

    private static long unit(String name) {
        return switch (name) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> throw new IllegalStateException("the pattern lets no " + name + " through");
        };
    }

    private static String text(JsonNode node, String what) {
        if (!node.isTextual()) {
            throw expected(what, node);
        }
        return node.textValue();
    }

    private static BadValue expected(String what, JsonNode node) {
        return BadValue.because("must be " + what + ", not " + shown(node));
    }
}
