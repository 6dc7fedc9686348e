package io.surelock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Objects;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "10s, PT10S",
        "2m, PT2M",
        "24h, PT24H",
        "1h30m, PT1H30M",
        "1m1ms, PT1M0.001S",
        "0, PT0S",
        "0s, PT0S",
        "-3s, PT-3S"
    })
    void readsWhatPeopleWrite(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "5", "1d", "1.5s", "s", "1s1m", "1 s", "9999999999h"})
    void refusesEverythingElse(String text) {
        assertThat(Durations.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "24h", "1m1ms", "1h30m", "-3s", "59s999ms"})
    void writesWhatItReads(String text) {
        Duration read = Objects.requireNonNull(Durations.parse(text));

        assertThat(Durations.format(read)).isEqualTo(text);
    }

    @Test
    void writesTheLargestUnitsFirst() {
        assertThat(Durations.format(Duration.ofMillis(90_061_001))).isEqualTo("25h1m1s1ms");
    }
}
