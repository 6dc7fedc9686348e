package io.surelock.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class FailureCountTest {

    private static final Duration CALM = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final FailureCount count = new FailureCount(CALM, nanos::get);

    @Test
    void countsFailuresThatFollowEachOther() {
        assertThat(count.next()).isEqualTo(1);
        nanos.addAndGet(CALM.toNanos());
        assertThat(count.next()).isEqualTo(2);
    }

    @Test
    void beginsAnewAfterACalmTime() {
        assertThat(count.next()).isEqualTo(1);
        assertThat(count.next()).isEqualTo(2);
        nanos.addAndGet(CALM.toNanos() + 1);
        assertThat(count.next()).isEqualTo(1);
    }
}
