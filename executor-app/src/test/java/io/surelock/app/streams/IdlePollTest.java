package io.surelock.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class IdlePollTest {

    private static final Duration ASKED = Duration.ofMillis(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final IdlePoll pace = new IdlePoll(nanos::get);

    @Test
    void pollsAsAskedUntilNothingHasComeForTheCalmTime() {
        pass(IdlePoll.CALM_AFTER.minusNanos(1));
        assertThat(pace.timeout(ASKED)).isEqualTo(ASKED);

        pass(Duration.ofNanos(1));
        assertThat(pace.timeout(ASKED)).isEqualTo(IdlePoll.LONGEST);
    }

    @Test
    void pollsAsAskedAgainAfterARecord() {
        pass(IdlePoll.CALM_AFTER);
        pace.worked();

        assertThat(pace.timeout(ASKED)).isEqualTo(ASKED);
    }

    @Test
    void neverBlocksAPollThatIsNotToBlock() {
        pass(IdlePoll.CALM_AFTER);

        assertThat(pace.timeout(Duration.ZERO)).isZero();
    }

    @Test
    void leavesALongerPollAsLongAsItIs() {
        pass(IdlePoll.CALM_AFTER);

        assertThat(pace.timeout(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
