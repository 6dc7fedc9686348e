package io.surelock.contract;

import org.apache.avro.generic.IndexedRecord;

import java.util.Map;
import java.util.Objects;

/** A sealed interface as a union of records, told apart by record name. */
final class UnionCodec implements Codec {

    private final Map<Class<?>, Codec> byType;
    private final Map<String, Codec> byName;

    UnionCodec(Map<Class<?>, Codec> byType, Map<String, Codec> byName) {
        this.byType = Map.copyOf(byType);
        this.byName = Map.copyOf(byName);
    }

    @Override
    public Object write(Object value) {
        return Objects.requireNonNull(byType.get(value.getClass())).write(value);
    }

    @Override
    public Object read(Object avro) {
        String name = ((IndexedRecord) avro).getSchema().getName();
        return Objects.requireNonNull(byName.get(name)).read(avro);
    }
}
