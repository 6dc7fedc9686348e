package io.surelock.check.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads the trees of records. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the store gave back what was never put in", e);
        }
    }

    /** A field as text; empty if it is missing or null. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? "" : value.asText();
    }

    /** A field as an instant; null if it is missing, null or none. */
    public static @Nullable Instant instant(JsonNode node, String field) {
        String text = text(node, field);
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** A field as an instant that every record of its kind has. */
    public static Instant requireInstant(JsonNode node, String field) {
        Instant instant = instant(node, field);
        if (instant == null) {
            throw new IllegalArgumentException("there is no instant " + field + " in " + node);
        }
        return instant;
    }

    /** A field such as {@code "60s"} or {@code "1500ms"}; zero if it is missing or null. */
    public static Duration duration(JsonNode node, String field) {
        String text = text(node, field);
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    /** A decimal that is written as text; null if it is missing, null or none. */
    public static @Nullable BigDecimal decimal(JsonNode node, String field) {
        String text = text(node, field);
        try {
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** An account, whether it is one text or an object of its three parts. */
    public static String account(JsonNode leg) {
        JsonNode account = leg.path("account");
        return account.isObject()
                ? text(account, "whitelabel")
                        + ":"
                        + text(account, "provider")
                        + ":"
                        + text(account, "account")
                : text(leg, "account");
    }
}
