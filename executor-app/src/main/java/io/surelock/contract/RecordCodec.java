package io.surelock.contract;

import io.surelock.bet.Identifiers;
import io.surelock.bet.Money;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A Java record as an Avro record: every component is the field of the same name. The one exception
 * is money, whose amount is the field of its name and whose currency is the field {@code currency}
 * beside it, one for the whole record.
 */
final class RecordCodec implements Codec {

    private static final String CURRENCY = "currency";

    /**
     * One component.
     *
     * @param codec null for money, which needs the currency too
     */
    private record Part(
            String name,
            MethodHandle getter,
            int position,
            boolean nullable,
            @Nullable Codec codec) {}

    private final Class<?> type;
    private final Schema schema;
    private final MethodHandle constructor;
    private final List<Part> parts = new ArrayList<>();
    private final int currencyPosition;

    RecordCodec(Class<?> type, Schema schema, Binder binder) {
        this.type = type;
        this.schema = schema;
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            parts.add(part(component, binder));
        }
        this.currencyPosition = currencyPosition(components);
        requireAllFieldsBound();
        this.constructor = constructor(type, components);
    }

    @Override
    public Object write(Object value) {
        GenericData.Record written = new GenericData.Record(schema);
        String currency = null;
        for (Part part : parts) {
            Object component = get(part, value);
            if (component == null) {
                requireNullable(part);
            } else if (part.codec() != null) {
                written.put(part.position(), part.codec().write(component));
            } else {
                Money money = (Money) component;
                currency = sameCurrency(currency, money);
                written.put(part.position(), Decimals.amount(money));
            }
        }
        if (currency != null) {
            written.put(currencyPosition, currency);
        }
        return written;
    }

    @Override
    public Object read(Object avro) {
        IndexedRecord record = (IndexedRecord) avro;
        String currency = currency(record);
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            Object field = record.get(part.position());
            if (field != null) {
                try {
                    values[i] =
                            part.codec() != null
                                    ? part.codec().read(field)
                                    : money(field, currency);
                } catch (BadValue e) {
                    throw e.in(part.name());
                }
            }
        }
        return construct(values);
    }

    private Part part(RecordComponent component, Binder binder) {
        String name = component.getName();
        Schema.Field field = schema.getField(name);
        if (field == null) {
            throw new IllegalStateException(schema.getFullName() + " has no field " + name);
        }
        boolean nullable = isNullable(field.schema());
        if (nullable != component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new IllegalStateException(
                    type.getName() + "." + name + " may be null on one side only");
        }
        Schema content = nullable ? field.schema().getTypes().get(1) : field.schema();
        if (component.getType() == Money.class) {
            if (!Decimals.isMoney(content)) {
                throw Binder.mismatch(Money.class, content);
            }
            return new Part(name, getter(component), field.pos(), nullable, null);
        }
        Codec codec = binder.value(component.getGenericType(), content);
        return new Part(name, getter(component), field.pos(), nullable, codec);
    }

    private int currencyPosition(RecordComponent[] components) {
        boolean hasMoney = parts.stream().anyMatch(part -> part.codec() == null);
        if (!hasMoney || Arrays.stream(components).anyMatch(c -> c.getName().equals(CURRENCY))) {
            return -1;
        }
        Schema.Field field = schema.getField(CURRENCY);
        boolean nullable =
                parts.stream().filter(part -> part.codec() == null).allMatch(Part::nullable);
        if (field == null || isNullable(field.schema()) != nullable) {
            throw new IllegalStateException(
                    schema.getFullName() + " needs a currency that is null only with all amounts");
        }
        return field.pos();
    }

    private void requireAllFieldsBound() {
        Set<Integer> bound = new HashSet<>();
        parts.forEach(part -> bound.add(part.position()));
        bound.add(currencyPosition);
        for (Schema.Field field : schema.getFields()) {
            if (!bound.contains(field.pos())) {
                throw new IllegalStateException(
                        type.getName() + " has no component " + field.name());
            }
        }
    }

    private void requireNullable(Part part) {
        if (!part.nullable()) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + "." + part.name() + " must not be null");
        }
    }

    private String sameCurrency(@Nullable String currency, Money money) {
        if (currency != null && !currency.equals(money.currency())) {
            throw new IllegalArgumentException(
                    "a "
                            + type.getSimpleName()
                            + " has one currency, not "
                            + currency
                            + " and "
                            + money.currency());
        }
        return money.currency();
    }

    /** The record's currency, known to be one; null where there is none to know. */
    private @Nullable String currency(IndexedRecord record) {
        Object field = currencyPosition < 0 ? null : record.get(currencyPosition);
        if (field == null) {
            return null;
        }
        String currency = field.toString();
        try {
            Money.decimals(currency);
        } catch (IllegalArgumentException e) {
            throw BadValue.because(
                            "must be the ISO 4217 code of a currency with minor units such as"
                                    + " \"EUR\", not "
                                    + Identifiers.quote(currency))
                    .in(CURRENCY);
        }
        return currency;
    }

    private static Money money(Object field, @Nullable String currency) {
        if (currency == null) {
            throw BadValue.because("has no currency beside it");
        }
        return Decimals.money(Decimals.tenThousandths(field), currency);
    }

    /** The value; a rule broken by several fields together is told for the whole record. */
    private Object construct(Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw RecordRules.broken(e, parts.stream().map(Part::name).toList());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record's constructor throws no such thing", e);
        }
    }

    private static @Nullable Object get(Part part, Object value) {
        try {
            return (Object) part.getter().invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record's accessor throws no such thing", e);
        }
    }

    private static boolean isNullable(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                && schema.getTypes().size() == 2
                && schema.getTypes().getFirst().getType() == Schema.Type.NULL;
    }

    private static MethodHandle getter(RecordComponent component) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component + " is not public", e);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " is not public", e);
        }
    }
}
