package io.surelock.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class ManualClockTest {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private final ManualClock clock = new ManualClock(START);

    @Test
    void standsStillUntilMoved() {
        assertThat(clock.now()).isEqualTo(START);
        clock.advance(Duration.ofSeconds(60));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(60));
        clock.set(START.plusSeconds(61));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(61));
    }

    @Test
    void refusesToGoBack() {
        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.now()).isEqualTo(START);
    }

    @Test
    void isTrustedUnlessToldOtherwise() {
        assertThat(clock.trusted()).isTrue();
        clock.distrust(Optional.of("out of order"));
        assertThat(clock.trusted()).isFalse();
        clock.distrust(Optional.empty());
        assertThat(clock.trusted()).isTrue();
    }
}
