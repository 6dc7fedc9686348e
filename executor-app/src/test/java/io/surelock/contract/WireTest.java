package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.journal.JournalEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.IntStream;

class WireTest {

    private static final int RECORDS = 200;

    private final Wire wire = Wire.standard();

    static List<Class<?>> types() {
        return Wire.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsWhatItWrote(Class<?> type) throws UnreadableException {
        RandomRecords random = new RandomRecords(type.getName().hashCode());
        for (int i = 0; i < RECORDS; i++) {
            Object record = random.next(type);
            byte[] bytes = wire.encode(record);
            assertThat(wire.decode(type, bytes)).isEqualTo(record);
            assertThat(wire.decode(Object.class, bytes)).isEqualTo(record);
            assertThat(wire.encode(record)).isEqualTo(bytes);
        }
    }

    @Test
    void servesManyThreadsAtOnce() {
        List<JournalEntry> entries =
                IntStream.range(0, RECORDS)
                        .mapToObj(seed -> new RandomRecords(seed).next(JournalEntry.class))
                        .toList();
        List<Object> read =
                IntStream.range(0, 10 * RECORDS)
                        .parallel()
                        .mapToObj(i -> reread(entries.get(i % RECORDS)))
                        .toList();
        assertThat(read.subList(0, RECORDS)).isEqualTo(entries);
        assertThat(read.subList(9 * RECORDS, 10 * RECORDS)).isEqualTo(entries);
    }

    @Test
    void refusesToWriteWhatHasNoSchema() {
        assertThatThrownBy(() -> wire.encode("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("java.lang.String is no record of the wire");
    }

    private Object reread(Object record) {
        try {
            return wire.decode(Object.class, wire.encode(record));
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }
}
