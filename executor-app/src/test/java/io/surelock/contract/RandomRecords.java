package io.surelock.contract;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Draws records of any type from a seed, with every nullable component sometimes null. */
final class RandomRecords {

    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "BHD", "CLF", "USD");
    private static final String ID =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@-";
    private static final String TEXT = "aZ09 .,:;/\\\"'{}[]<>%\u00e9\u4e2d\u20ac\ud83d\ude00";
    private static final int ATTEMPTS = 1_000;

    private final Random random;

    RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    /** A record of the type; for a sealed interface, of any of its variants. */
    <T> T next(Class<T> type) {
        return type.cast(value(type, currency()));
    }

    private Object value(Type type, String currency) {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0], currency);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (plain.isSealed()) {
            Class<?>[] variants = plain.getPermittedSubclasses();
            return value(variants[random.nextInt(variants.length)], currency);
        }
        Object single = single(plain, currency);
        return single != null ? single : record(plain, currency);
    }

    private List<Object> list(Type element, String currency) {
        List<Object> values = new ArrayList<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            // What follows from one decision is about one pair, in one currency.
            values.add(value(element, currency));
        }
        return values;
    }

    private @Nullable Object single(Class<?> type, String currency) {
        return switch (type.getName()) {
            case "java.lang.String" -> random.nextBoolean() ? id() : text();
            case "int" -> random.nextBoolean() ? random.nextInt() : random.nextInt(1, 10_000);
            case "long" -> random.nextBoolean() ? random.nextLong() : random.nextInt(1_000);
            case "boolean" -> random.nextBoolean();
            default -> ofDomain(type, currency);
        };
    }

    private @Nullable Object ofDomain(Class<?> type, String currency) {
        if (type == Instant.class) {
            return Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L),
                    1_000L * random.nextInt(1_000_000));
        }
        if (type == Duration.class) {
            return Duration.ofMillis(random.nextLong(1, Duration.ofDays(30).toMillis()));
        }
        if (type == Money.class) {
            return new Money(
                    random.nextLong(-Money.MAX_MINOR_UNITS, Money.MAX_MINOR_UNITS), currency);
        }
        if (type == Odds.class) {
            return new Odds(random.nextLong(Odds.ONE + 1, Odds.MAX + 1));
        }
        if (type == Decimal4.class) {
            return new Decimal4(random.nextLong());
        }
        if (type == AccountId.class) {
            return new AccountId(id(), id(), id());
        }
        if (type == BetId.class) {
            return new BetId(id(), random.nextBoolean() ? Leg.POSITIVE : Leg.HEDGE);
        }
        if (type == ClientReference.class) {
            return ClientReference.of(id(), new BetId(id(), Leg.HEDGE));
        }
        if (type == Digest.class) {
            return Digest.of(id().getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }

    /** Draws again where the record refuses the combination. */
    private Object record(Class<?> type, String currency) {
        RecordComponent[] components = type.getRecordComponents();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Object[] values =
                    Arrays.stream(components)
                            .map(
                                    component ->
                                            isNull(component)
                                                    ? null
                                                    : value(component.getGenericType(), currency))
                            .toArray();
            try {
                return type.getConstructor(
                                Arrays.stream(components)
                                        .map(RecordComponent::getType)
                                        .toArray(Class<?>[]::new))
                        .newInstance(values);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof IllegalArgumentException)) {
                    throw new AssertionError(type + " cannot be made", e);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(type + " cannot be made", e);
            }
        }
        throw new AssertionError("no valid " + type + " in " + ATTEMPTS + " attempts");
    }

    private boolean isNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && random.nextBoolean();
    }

    private String currency() {
        return CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    }

    private String id() {
        StringBuilder id = new StringBuilder();
        int length = random.nextInt(1, 65);
        for (int i = 0; i < length; i++) {
            id.append(ID.charAt(random.nextInt(ID.length())));
        }
        return id.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        int[] codePoints = TEXT.codePoints().toArray();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
        }
        return text.toString();
    }
}
