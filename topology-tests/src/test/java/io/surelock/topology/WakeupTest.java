package io.surelock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.clock.ManualClock;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class WakeupTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration SHORTEST = Duration.ofMillis(250);

    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<Instant> woken = new ArrayList<>();
    private final Wakeup wakeup =
            new Wakeup(context, clock, SHORTEST, () -> woken.add(clock.now()));

    @Test
    void anIdleTaskHasNothingScheduled() {
        assertThat(scheduled()).isEmpty();

        wakeup.noLaterThan(NOON.plusSeconds(5));
        wake();

        assertThat(woken).hasSize(1);
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void anEarlierInstantTakesTheOldOnesPlaceAndALaterOneDoesNot() {
        wakeup.noLaterThan(NOON.plusSeconds(5));
        wakeup.noLaterThan(NOON.plusSeconds(9));
        assertThat(scheduled()).containsExactly(Duration.ofSeconds(5));

        wakeup.noLaterThan(NOON.plusSeconds(2));
        assertThat(scheduled()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aLaterInstantIsTakenAgainOnceItHasWokenUp() {
        wakeup.noLaterThan(NOON.plusSeconds(1));
        wake();
        wakeup.noLaterThan(NOON.plusSeconds(9));

        assertThat(scheduled()).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void whatIsOverdueWaitsTheShortestTimeAndWhatIsFarAwayIsLookedAtOnTheWay() {
        wakeup.noLaterThan(NOON.plus(Duration.ofDays(60)));
        assertThat(scheduled()).containsExactly(Duration.ofHours(1));

        wakeup.noLaterThan(Instant.EPOCH);
        assertThat(scheduled()).containsExactly(SHORTEST);
    }

    private List<Duration> scheduled() {
        return context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .map(MockProcessorContext.CapturedPunctuator::getInterval)
                .toList();
    }

    private void wake() {
        context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .toList()
                .forEach(punctuator -> punctuator.getPunctuator().punctuate(0));
    }
}
