package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

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
}
