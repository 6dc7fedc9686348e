package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;

import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

/** What does not match by name stops the program at its start. */
class BinderTest {

    private static final String DECIMAL =
            "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":19,\"scale\":4,"
                    + "\"money\":true}";

    /** Bound to schemas that do not fit it. */
    public record Sample(String name, @Nullable String note, int count) {}

    /** Money has its currency beside it. */
    public record Priced(Money stake) {}

    /** Enumerations have the same names on both sides. */
    public record Sided(Side side) {}

    /** Two amounts share one currency. */
    public record Twice(Money stake, Money risk) {}

    /** Instants are microseconds. */
    public record Timed(Instant at) {}

    /** Odds are decimals. */
    public record Quoted(Odds odds) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"name":"name","type":"string"},{"name":"note","type":["null","string"]}|Sample has no field count
                    {"name":"name","type":"string"},{"name":"note","type":["null","string"]},{"name":"count","type":"int"},{"name":"more","type":"int"}|has no component more
                    {"name":"name","type":"string"},{"name":"note","type":"string"},{"name":"count","type":"int"}|note may be null on one side only
                    {"name":"name","type":["null","string"]},{"name":"note","type":["null","string"]},{"name":"count","type":"int"}|name may be null on one side only
                    {"name":"name","type":"string"},{"name":"note","type":["null","string"]},{"name":"count","type":"long"}|int cannot be bound to the schema "long"
                    """)
    void refusesFieldsThatDoNotMatchTheComponents(String fields, String reason) {
        assertRefused(Sample.class, "Sample", fields, reason);
    }

    @Test
    void refusesARecordOfAnotherName() {
        assertRefused(Sample.class, "Other", "", "Sample cannot be bound to the schema");
    }

    @Test
    void refusesMoneyWithoutItsCurrency() {
        assertRefused(
                Priced.class,
                "Priced",
                "{\"name\":\"stake\",\"type\":" + DECIMAL + "}",
                "Priced needs a currency");
    }

    @Test
    void refusesMoneyThatIsNotMarkedAsMoney() {
        assertRefused(
                Priced.class,
                "Priced",
                "{\"name\":\"stake\",\"type\":"
                        + DECIMAL.replace("true", "false")
                        + "},{\"name\":\"currency\",\"type\":\"string\"}",
                "Money cannot be bound to the schema");
    }

    @Test
    void refusesEnumerationsThatDiffer() {
        String side =
                "{\"name\":\"side\",\"type\":{\"type\":\"enum\",\"name\":\"Side\",\"symbols\":";
        assertRefused(Sided.class, "Sided", side + "[\"BACK\"]}}", "Side lacks");
        assertRefused(
                Sided.class,
                "Sided",
                side + "[\"BACK\",\"LAY\",\"BOTH\"]}}",
                "Side has symbols that io.surelock.bet.Side lacks");
    }

    @Test
    void refusesInstantsAndOddsThatAreMarkedAsNothing() {
        assertRefused(
                Timed.class,
                "Timed",
                "{\"name\":\"at\",\"type\":\"long\"}",
                "Instant cannot be bound to the schema \"long\"");
        assertRefused(
                Quoted.class,
                "Quoted",
                "{\"name\":\"odds\",\"type\":\"bytes\"}",
                "Odds cannot be bound to the schema \"bytes\"");
    }

    @Test
    void refusesToWriteTwoCurrenciesInOneRecord() {
        Codec codec =
                new Binder()
                        .record(
                                Twice.class,
                                schema(
                                        "Twice",
                                        "{\"name\":\"stake\",\"type\":"
                                                + DECIMAL
                                                + "},{\"name\":\"risk\",\"type\":"
                                                + DECIMAL
                                                + "},{\"name\":\"currency\",\"type\":\"string\"}"));
        assertThatCode(() -> codec.write(new Twice(Money.zero("EUR"), Money.zero("EUR"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> codec.write(new Twice(Money.zero("EUR"), Money.zero("USD"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a Twice has one currency, not EUR and USD");
    }

    @Test
    void refusesToWriteAnInstantFinerThanAMicrosecond() {
        Codec codec =
                new Binder()
                        .record(
                                Timed.class,
                                schema(
                                        "Timed",
                                        "{\"name\":\"at\",\"type\":{\"type\":\"long\","
                                                + "\"logicalType\":\"timestamp-micros\"}}"));
        assertThatThrownBy(() -> codec.write(new Timed(Instant.ofEpochSecond(1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is finer than a microsecond");
    }

    private static void assertRefused(Class<?> type, String name, String fields, String reason) {
        Schema schema = schema(name, fields);
        assertThatThrownBy(() -> new Binder().record(type, schema))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(reason);
    }

    private static Schema schema(String name, String fields) {
        return new SchemaParser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[%s]}"
                                .formatted(name, fields))
                .mainSchema();
    }
}
