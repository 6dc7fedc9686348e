package io.surelock.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;

import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;

/** Writes Avro's generic form as plain JSON, in the order of the schema. */
final class JsonWriter {

    /** Tells the variants of a union apart; written first in each. */
    static final String TYPE = "type";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_DECIMALS = 2;

    private final JsonGenerator json;

    private JsonWriter(JsonGenerator json) {
        this.json = json;
    }

    static String write(IndexedRecord record) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new JsonWriter(json).record(record, USUAL_DECIMALS, false);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return text.toString();
    }

    /** The same as a tree, with the record's name as its field {@link #TYPE}. */
    static JsonNode tree(IndexedRecord record) {
        try (TokenBuffer tokens = new TokenBuffer(MAPPER, false)) {
            new JsonWriter(tokens).record(record, USUAL_DECIMALS, true);
            return MAPPER.readTree(tokens.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    private void record(IndexedRecord record, int outerDecimals, boolean typed) throws IOException {
        String currency = currency(record);
        int decimals = currency == null ? outerDecimals : Money.decimals(currency);
        json.writeStartObject();
        if (typed) {
            json.writeStringField(TYPE, record.getSchema().getName());
        }
        for (Schema.Field field : record.getSchema().getFields()) {
            json.writeFieldName(field.name());
            value(field.schema(), record.get(field.pos()), decimals);
        }
        json.writeEndObject();
    }

    private void value(Schema schema, @Nullable Object value, int decimals) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (schema.getType()) {
            case UNION -> union(schema, value, decimals);
            case RECORD -> record((IndexedRecord) value, decimals, false);
            case ARRAY -> {
                json.writeStartArray();
                for (Object element : (Collection<?>) value) {
                    value(schema.getElementType(), element, decimals);
                }
                json.writeEndArray();
            }
            case BYTES -> json.writeString(decimal(schema, value, decimals));
            case LONG -> number(schema, (Long) value);
            case INT -> json.writeNumber((Integer) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case FIXED ->
                    json.writeString(HexFormat.of().formatHex(((GenericFixed) value).bytes()));
            case STRING, ENUM -> json.writeString(value.toString());
            case MAP, FLOAT, DOUBLE, NULL ->
                    throw new IllegalStateException("no schema of ours has a " + schema);
        }
    }

    private void union(Schema schema, Object value, int decimals) throws IOException {
        if (schema.isNullable()) {
            value(schema.getTypes().get(1), value, decimals);
        } else {
            record((IndexedRecord) value, decimals, true);
        }
    }

    private void number(Schema schema, long value) throws IOException {
        String logicalType = schema.getProp("logicalType");
        if (logicalType == null) {
            json.writeNumber(value);
        } else if (logicalType.equals("duration-millis")) {
            json.writeString(value % 1_000 == 0 ? value / 1_000 + "s" : value + "ms");
        } else {
            json.writeString(Instants.instant(value).toString());
        }
    }

    /**
     * Money with the decimals of its currency and more only if they are not zero; others with 4.
     */
    private static String decimal(Schema schema, Object value, int decimals) {
        long tenThousandths = Decimals.tenThousandths(value);
        return Decimals.isMoney(schema)
                ? new Decimal4(tenThousandths).toPlainString(decimals)
                : BigDecimal.valueOf(tenThousandths, Decimals.SCALE).toPlainString();
    }

    /** The record's own currency, or that of the first record in it that has one. */
    private static @Nullable String currency(IndexedRecord record) {
        Schema.Field own = record.getSchema().getField("currency");
        if (own != null) {
            return Objects.toString(record.get(own.pos()), null);
        }
        for (Schema.Field field : record.getSchema().getFields()) {
            if (record.get(field.pos()) instanceof IndexedRecord nested) {
                String currency = currency(nested);
                if (currency != null) {
                    return currency;
                }
            }
        }
        return null;
    }
}
