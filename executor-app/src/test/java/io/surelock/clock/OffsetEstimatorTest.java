package io.surelock.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class OffsetEstimatorTest {

    private static final long START_MILLIS = 1_767_614_400_000L; // 2026-01-05T12:00:00Z

    /** The counter starts near its end on purpose: System.nanoTime may do so and wrap around. */
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(2).toNanos();

    private long wallMillis = START_MILLIS;
    private long brokerMillis = START_MILLIS;

    private final OffsetEstimator estimator = new OffsetEstimator(() -> wallMillis, () -> nanos);

    @Test
    void knowsNoTimeBeforeTheFirstReading() {
        assertThatThrownBy(estimator::now).isInstanceOf(IllegalStateException.class);
        assertThat(estimator.health().distrust()).contains("no broker has told its time yet");
        assertThat(estimator.health().estimate()).isEmpty();
    }

    @Test
    void takesTheBrokersStampForTheMiddleOfTheRoundTrip() {
        probe(Duration.ofMillis(30), Duration.ofMillis(30));

        assertThat(errorMillis()).isBetween(0L, 1L);
        assertThat(estimator.health().trusted()).isTrue();
    }

    @Test
    void isWrongByHalfTheRoundTripAtMost() {
        probe(Duration.ofMillis(100), Duration.ZERO);

        assertThat(Math.abs(errorMillis())).isBetween(49L, 51L);
    }

    @Test
    void keepsTheReadingWithTheShortestRoundTrip() {
        probe(Duration.ofMillis(2), Duration.ofMillis(2));
        probe(Duration.ofMillis(400), Duration.ZERO);

        assertThat(errorMillis()).isBetween(-1L, 1L);
        assertThat(roundTrip()).isEqualTo(Duration.ofMillis(4));
    }

    @Test
    void prefersANewReadingToAnOldOneThatWasALittleBetter() {
        probe(Duration.ofMillis(2), Duration.ofMillis(2));
        pass(Duration.ofSeconds(10));
        probe(Duration.ofMillis(3), Duration.ofMillis(3));

        assertThat(roundTrip()).isEqualTo(Duration.ofMillis(6));
    }

    @Test
    void movesOnWithTheLocalCounter() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        Instant before = estimator.now();
        pass(Duration.ofSeconds(3));

        assertThat(Duration.between(before, estimator.now())).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void isTrustedUntilJustBeforeFiveSecondsAfterTheLastProbeWasSent() {
        probe(Duration.ofMillis(5), Duration.ofMillis(5));
        pass(Duration.ofSeconds(5).minusMillis(10).minusNanos(1));
        assertThat(estimator.health().trusted()).isTrue();

        nanos++;

        assertThat(estimator.health().distrust())
                .contains("the last word from a broker is 5.000 s old, and 5.000 s is the limit");
    }

    @Test
    void countsTheAgeFromTheNewestProbeNotFromTheBestOne() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        pass(Duration.ofSeconds(4));
        probe(Duration.ofMillis(50), Duration.ofMillis(50));
        pass(Duration.ofSeconds(4));

        assertThat(estimator.health().trusted()).isTrue();
        assertThat(roundTrip()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void refusesAnAnswerThatTookTooLongToTellTheTime() {
        boolean usable = probe(Duration.ofSeconds(2), Duration.ofMillis(1));

        assertThat(usable).isFalse();
        assertThat(estimator.health().estimate()).isEmpty();
    }

    @Test
    void aFrozenProcessIsNotTrustedWhenItGoesOn() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        pass(Duration.ofHours(1));

        assertThat(estimator.health().trusted()).isFalse();
    }

    @Test
    void aWallClockThatJumpsAheadMovesNoTimeButEndsTheTrust() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        Instant before = estimator.now();

        wallMillis += Duration.ofHours(1).toMillis();

        assertThat(estimator.now()).isEqualTo(before);
        assertThat(distrust()).contains("ahead of the broker's").contains("set it right");
    }

    @Test
    void aWallClockThatFallsBehindMovesNoTimeButEndsTheTrust() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        Instant before = estimator.now();

        wallMillis -= Duration.ofHours(1).toMillis();

        assertThat(estimator.now()).isEqualTo(before);
        assertThat(distrust()).contains("behind the broker's");
    }

    @Test
    void aWallClockThatIsSetRightIsTrustedAgain() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        wallMillis += 5_000;
        assertThat(estimator.health().trusted()).isFalse();

        wallMillis -= 5_000;

        assertThat(estimator.health().trusted()).isTrue();
    }

    @Test
    void aWallClockLessThanASecondOffIsGoodEnough() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        wallMillis += 990;
        assertThat(estimator.health().trusted()).isTrue();

        wallMillis += 20;

        assertThat(estimator.health().trusted()).isFalse();
    }

    @Test
    void staysWithTheBrokerWhenEverybodyElsesClockIsOff() {
        brokerMillis += 700;
        probe(Duration.ofMillis(1), Duration.ofMillis(1));

        assertThat(errorMillis()).isBetween(-1L, 1L);
        assertThat(estimator.health().estimate().orElseThrow().localOffset())
                .isBetween(Duration.ofMillis(-702), Duration.ofMillis(-698));
    }

    @Test
    void neverGoesBackWhenABetterReadingSaysItIsEarlier() {
        probe(Duration.ZERO, Duration.ofMillis(400)); // seen 200 ms too late
        Instant before = estimator.now();

        probe(Duration.ofMillis(1), Duration.ofMillis(1));

        assertThat(estimator.now()).isAfterOrEqualTo(before);
        assertThat(estimator.health().trusted()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(errorMillis()).isBetween(-1L, 1L);
    }

    @Test
    void standsStillUntrustedWhileTheBrokersClockIsBehindWhatWasSaid() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        Instant before = estimator.now();

        brokerMillis -= 10_000;
        wallMillis -= 10_000;
        probe(Duration.ofMillis(1), Duration.ofMillis(1));

        assertThat(estimator.now()).isEqualTo(before);
        assertThat(distrust()).startsWith("the broker's clock went back by 9.9");
        pass(Duration.ofSeconds(11));
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        assertThat(estimator.health().trusted()).isTrue();
        assertThat(errorMillis()).isBetween(-1L, 1L);
    }

    @Test
    void followsABrokerClockThatStepsAheadAtOnceIfTheLocalClockIsWithIt() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        brokerMillis += 3_600_000;
        wallMillis += 3_600_000;

        probe(Duration.ofMillis(20), Duration.ofMillis(20));

        assertThat(errorMillis()).isBetween(-1L, 1L);
        assertThat(estimator.health().trusted()).isTrue();
    }

    /** Time given out never goes back: it would hold the desk there when the clock is set right. */
    @Test
    void doesNotFollowABrokerClockThatStepsAheadAlone() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        Instant before = estimator.now();
        brokerMillis += 3_600_000;

        for (int second = 0; second < 60; second++) {
            probe(Duration.ofMillis(1), Duration.ofMillis(1));
            pass(Duration.ofMillis(998));
        }

        assertThat(Duration.between(before, estimator.now()))
                .isBetween(Duration.ofMillis(59_900), Duration.ofMillis(60_100));
        assertThat(distrust()).startsWith("a broker's clock is 3600.0").contains("ahead of what");

        brokerMillis -= 3_600_000;
        probe(Duration.ofMillis(1), Duration.ofMillis(1));

        assertThat(errorMillis()).isBetween(-1L, 1L);
        assertThat(estimator.health().trusted()).isTrue();
    }

    @Test
    void followsABrokerClockThatIsALittleOffTheOneBefore() {
        probe(Duration.ofMillis(1), Duration.ofMillis(1));
        wallMillis += 5_000; // wrong, so that nobody is with the broker
        brokerMillis += 700;

        probe(Duration.ofMillis(1), Duration.ofMillis(1));

        assertThat(errorMillis()).isBetween(-1L, 1L);
    }

    /** A probe that takes the two durations to get to the broker and back. */
    private boolean probe(Duration there, Duration back) {
        long sent = nanos;
        pass(there);
        long stamp = brokerMillis;
        pass(back);
        return estimator.add(new ProbeReading(sent, nanos, stamp));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        wallMillis += time.toMillis();
        brokerMillis += time.toMillis();
    }

    private long errorMillis() {
        return estimator.now().toEpochMilli() - brokerMillis;
    }

    private Duration roundTrip() {
        return estimator.health().estimate().map(ClockHealth.Estimate::roundTrip).orElseThrow();
    }

    private String distrust() {
        return Optional.of(estimator.health()).flatMap(ClockHealth::distrust).orElseThrow();
    }
}
