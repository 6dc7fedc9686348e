package io.surelock.contract;

import io.surelock.bet.AccountId;
import io.surelock.desk.operator.OperatorCommand;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the codec of every Java type for the schema it meets, by name. Whatever does not match
 * stops the program at its start.
 */
final class Binder {

    private record Key(Class<?> type, String schemaName) {}

    private final Map<Key, Codec> records = new HashMap<>();

    /** The codec of a record with its schema, whether top-level or nested. */
    Codec record(Class<?> type, Schema schema) {
        Key key = new Key(type, schema.getFullName());
        Codec known = records.get(key);
        if (known != null) {
            return known;
        }
        Codec made = newRecord(type, schema);
        records.put(key, made);
        return made;
    }

    /**
     * The codec of anything that is not null.
     *
     * @throws IllegalStateException if type and schema do not go together
     */
    Codec value(Type type, Schema schema) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            if (schema.getType() != Schema.Type.ARRAY) {
                throw mismatch(type, schema);
            }
            return list(value(list.getActualTypeArguments()[0], schema.getElementType()), schema);
        }
        if (!(type instanceof Class<?> plain)) {
            throw mismatch(type, schema);
        }
        if (plain.isSealed() && schema.getType() == Schema.Type.UNION) {
            return union(plain, schema);
        }
        if (plain.isRecord() && schema.getType() == Schema.Type.RECORD) {
            return record(plain, schema);
        }
        Codec codec = Codecs.of(plain, schema);
        if (codec == null) {
            throw mismatch(type, schema);
        }
        return codec;
    }

    private Codec newRecord(Class<?> type, Schema schema) {
        if (type == AccountId.class) {
            return new AccountCodec(schema);
        }
        if (type == OperatorCommand.class) {
            return new CommandCodec(schema, this);
        }
        if (!type.getSimpleName().equals(schema.getName())) {
            throw mismatch(type, schema);
        }
        return new RecordCodec(type, schema, this);
    }

    private static Codec list(Codec element, Schema schema) {
        return new Codec() {
            @Override
            public Object write(Object value) {
                List<?> values = (List<?>) value;
                GenericData.Array<Object> array = new GenericData.Array<>(values.size(), schema);
                for (Object each : values) {
                    array.add(element.write(each));
                }
                return array;
            }

            @Override
            public Object read(Object avro) {
                List<Object> values = new ArrayList<>();
                for (Object each : (Collection<?>) avro) {
                    try {
                        values.add(element.read(each));
                    } catch (BadValue e) {
                        throw e.in("[" + values.size() + "]");
                    }
                }
                return List.copyOf(values);
            }
        };
    }

    private Codec union(Class<?> sealed, Schema schema) {
        Map<Class<?>, Codec> byType = new HashMap<>();
        Map<String, Codec> byName = new HashMap<>();
        for (Class<?> variant : sealed.getPermittedSubclasses()) {
            Codec codec = record(variant, branch(schema, variant));
            byType.put(variant, codec);
            byName.put(variant.getSimpleName(), codec);
        }
        if (byName.size() != schema.getTypes().size()) {
            throw mismatch(sealed, schema);
        }
        return new UnionCodec(byType, byName);
    }

    private static Schema branch(Schema union, Class<?> variant) {
        for (Schema branch : union.getTypes()) {
            if (branch.getName().equals(variant.getSimpleName())) {
                return branch;
            }
        }
        throw mismatch(variant, union);
    }

    static IllegalStateException mismatch(@Nullable Type type, Schema schema) {
        return new IllegalStateException(
                (type == null ? "nothing" : type.getTypeName())
                        + " cannot be bound to the schema "
                        + schema);
    }
}
