package io.surelock.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.bet.Identifiers;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the JSON that people publish into Avro's generic form, strictly by the schema. */
final class JsonReader {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 8_192;
    private static final int MAX_NUMBER = 32;
    private static final int MAX_NAME = 128;
    private static final int MAX_TOKENS = 1_000;

    private static final ObjectReader READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxStringLength(MAX_TEXT)
                                                    .maxNumberLength(MAX_NUMBER)
                                                    .maxNameLength(MAX_NAME)
                                                    .maxTokenCount(MAX_TOKENS)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readerFor(JsonNode.class);

    private JsonReader() {}

    /** Whether the first byte that is no white space opens a JSON object. */
    static boolean isObject(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r' && each != '\n') {
                return each == '{';
            }
        }
        return false;
    }

    /**
     * Reads one JSON object.
     *
     * @throws UnreadableException if it is no JSON
     * @throws BadValue if a field is missing, unknown or mistyped
     */
    static GenericData.Record read(byte[] bytes, Schema schema) throws UnreadableException {
        return record(parse(bytes), schema);
    }

    /** One JSON value, within the limits of what people may publish. */
    static JsonNode parse(byte[] bytes) throws UnreadableException {
        try {
            // Decoded here, because Jackson would guess other encodings and pass over bad bytes.
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return READER.readTree(text);
        } catch (CharacterCodingException e) {
            throw new UnreadableException("the JSON is not encoded in UTF-8", e);
        } catch (StreamConstraintsException e) {
            throw new UnreadableException(
                    "the JSON is nested too deeply, or has a name, a text or a number that is too"
                            + " long, or too many of them",
                    e);
        } catch (JsonProcessingException e) {
            throw new UnreadableException(unparsable(e), e);
        }
    }

    private static String unparsable(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where =
                at == null
                        ? ""
                        : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        // Jackson quotes what it met; made visible here so that no log line can be forged by it.
        String visible = Identifiers.quote(message);
        return "the JSON cannot be read"
                + where
                + ": "
                + visible.substring(1, visible.length() - 1);
    }

    private static GenericData.Record record(JsonNode node, Schema schema) {
        if (!node.isObject()) {
            throw BadValue.because("must be an object in braces, not " + JsonValues.shown(node));
        }
        boolean spread = AccountForms.isSpread(node, schema);
        requireKnown(node, schema, spread);
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            if (spread && AccountForms.isAccount(field)) {
                record.put(field.pos(), AccountForms.spread(node, field.schema()));
            } else {
                try {
                    record.put(field.pos(), field(node, field));
                } catch (BadValue e) {
                    throw e.in(field.name());
                }
            }
        }
        return record;
    }

    private static @Nullable Object field(JsonNode node, Schema.Field field) {
        JsonNode value = node.get(field.name());
        if (value == null) {
            if (!field.hasDefaultValue()) {
                throw BadValue.because("is missing");
            }
            return GenericData.get().getDefaultValue(field);
        }
        return value(value, field.schema());
    }

    private static @Nullable Object value(JsonNode node, Schema schema) {
        if (schema.isNullable()) {
            return node.isNull() ? null : value(node, schema.getTypes().get(1));
        }
        if (schema.getType() != Schema.Type.RECORD) {
            return JsonValues.single(node, schema);
        }
        return AccountForms.isAccount(schema) && node.isTextual()
                ? AccountForms.parse(node.textValue(), schema)
                : record(node, schema);
    }

    private static void requireKnown(JsonNode node, Schema schema, boolean spread) {
        for (String name : (Iterable<String>) node::fieldNames) {
            if (schema.getField(name) == null && !(spread && AccountCodec.PARTS.contains(name))) {
                List<String> known = schema.getFields().stream().map(Schema.Field::name).toList();
                throw BadValue.remark(
                        "unknown field "
                                + Identifiers.quote(name)
                                + "; known are "
                                + String.join(", ", known));
            }
        }
    }
}
