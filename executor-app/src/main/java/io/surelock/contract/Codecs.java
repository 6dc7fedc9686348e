package io.surelock.contract;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Digest;
import io.surelock.bet.Odds;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The codecs of single values, chosen by Java type and checked against the schema. */
final class Codecs {

    private static final String DECIMAL = "decimal";
    private static final String MICROS = "timestamp-micros";
    private static final String MILLIS = "duration-millis";

    private Codecs() {}

    /** The codec of a value type, or null where this type and this schema do not go together. */
    static @Nullable Codec of(Class<?> type, Schema schema) {
        if (type.isEnum()) {
            return schema.getType() == Schema.Type.ENUM ? enumeration(type, schema) : null;
        }
        return switch (schema.getType()) {
            case STRING -> text(type);
            case BYTES -> hasLogicalType(schema, DECIMAL) ? decimal(type) : null;
            case LONG -> number(type, schema);
            case INT ->
                    type == int.class ? Codec.of(Integer.class, n -> n, n -> (Integer) n) : null;
            case BOOLEAN ->
                    type == boolean.class
                            ? Codec.of(Boolean.class, b -> b, b -> (Boolean) b)
                            : null;
            case FIXED -> type == Digest.class ? digest(schema) : null;
            case RECORD, ENUM, ARRAY, MAP, UNION, FLOAT, DOUBLE, NULL -> null;
        };
    }

    private static @Nullable Codec text(Class<?> type) {
        if (type == String.class) {
            return Codec.of(String.class, text -> text, Object::toString);
        }
        if (type == AccountId.class) {
            return Codec.of(
                    AccountId.class, AccountId::toString, text -> AccountId.parse(text.toString()));
        }
        if (type == BetId.class) {
            return Codec.of(BetId.class, BetId::toString, text -> BetId.parse(text.toString()));
        }
        if (type == ClientReference.class) {
            return Codec.of(
                    ClientReference.class,
                    ClientReference::value,
                    text -> new ClientReference(text.toString()));
        }
        return null;
    }

    private static @Nullable Codec decimal(Class<?> type) {
        if (type == Odds.class) {
            return Codec.of(
                    Odds.class,
                    odds -> Decimals.bytes(odds.tenThousandths()),
                    avro -> Decimals.odds(Decimals.tenThousandths(avro)));
        }
        if (type == Decimal4.class) {
            return Codec.of(
                    Decimal4.class,
                    decimal -> Decimals.bytes(decimal.tenThousandths()),
                    avro -> new Decimal4(Decimals.tenThousandths(avro)));
        }
        return null;
    }

    private static @Nullable Codec number(Class<?> type, Schema schema) {
        if (type == Instant.class && hasLogicalType(schema, MICROS)) {
            return Codec.of(Instant.class, Instants::micros, n -> Instants.instant((Long) n));
        }
        if (type == Duration.class && hasLogicalType(schema, MILLIS)) {
            return Codec.of(Duration.class, Instants::millis, n -> Duration.ofMillis((Long) n));
        }
        if (type == long.class && schema.getProp("logicalType") == null) {
            return Codec.of(Long.class, n -> n, n -> (Long) n);
        }
        return null;
    }

    private static Codec digest(Schema schema) {
        return Codec.of(
                Digest.class,
                digest -> new GenericData.Fixed(schema, digest.bytes()),
                fixed -> Digest.ofBytes(((GenericFixed) fixed).bytes()));
    }

    private static Codec enumeration(Class<?> type, Schema schema) {
        Map<Object, Object> symbols = new HashMap<>();
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            String symbol = schema.hasEnumSymbol(name) ? name : name.toLowerCase(Locale.ROOT);
            if (!schema.hasEnumSymbol(symbol)) {
                throw new IllegalStateException(schema.getFullName() + " lacks " + symbol);
            }
            symbols.put(constant, new GenericData.EnumSymbol(schema, symbol));
            constants.put(symbol, constant);
        }
        if (constants.size() != schema.getEnumSymbols().size()) {
            throw new IllegalStateException(
                    schema.getFullName() + " has symbols that " + type.getName() + " lacks");
        }
        return Codec.of(
                Object.class,
                constant -> Objects.requireNonNull(symbols.get(constant)),
                symbol -> Objects.requireNonNull(constants.get(symbol.toString())));
    }

    private static boolean hasLogicalType(Schema schema, String name) {
        return name.equals(schema.getProp("logicalType"));
    }
}
