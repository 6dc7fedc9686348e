package io.surelock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class TimeKeyTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void sortsByTimeThenSequenceThenText() {
        List<byte[]> inOrder =
                Stream.of(
                                TimeKey.of(Instant.EPOCH, Long.MAX_VALUE, "z"),
                                TimeKey.of(NOON, 0, ""),
                                TimeKey.of(NOON, 1, "b"),
                                TimeKey.of(NOON, 2, "a"),
                                TimeKey.of(NOON, 2, "b"),
                                TimeKey.of(NOON, 256, "a"),
                                TimeKey.of(NOON.plusMillis(1), 0, "a"))
                        .toList();

        assertThat(inOrder).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @Test
    void nothingOfAnInstantSortsBeforeItsFirstKey() {
        assertThat(Arrays.compareUnsigned(TimeKey.from(NOON), TimeKey.of(NOON, 0, "main")))
                .isNegative();
        assertThat(
                        Arrays.compareUnsigned(
                                TimeKey.from(NOON), TimeKey.of(NOON.minusMillis(1), 9, "main")))
                .isPositive();
    }

    @Test
    void givesBackItsParts() {
        byte[] key = TimeKey.of(NOON, 4711, "main/Übersee");

        assertThat(TimeKey.time(key)).isEqualTo(NOON);
        assertThat(TimeKey.sequence(key)).isEqualTo(4711);
        assertThat(TimeKey.text(key)).isEqualTo("main/Übersee");
    }
}
