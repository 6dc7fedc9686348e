package io.surelock.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class BrokerClockTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Test
    void knowsTheTimeAfterTheFirstAnswer() throws Exception {
        try (BrokerClock clock = start(answering())) {
            assertThat(clock.awaitFirst(BOUND)).isTrue();
            assertThat(clock.trusted()).isTrue();
            assertThat(clock.now().toEpochMilli())
                    .isBetween(System.currentTimeMillis() - 500, System.currentTimeMillis() + 500);
        }
    }

    @Test
    void saysWhyThereIsNoFirstAnswer() throws Exception {
        BrokerProbe failing =
                () -> CompletableFuture.failedFuture(new IllegalStateException("nobody there"));
        try (BrokerClock clock = start(failing)) {
            assertThat(clock.awaitFirst(Duration.ofMillis(300))).isFalse();
            assertThat(clock.trusted()).isFalse();
            assertThat(clock.health().distrust())
                    .contains("no broker has told its time yet: nobody there");
        }
    }

    @Test
    void keepsProbingAfterAProbeThatThrows() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        BrokerProbe firstThrows =
                () -> {
                    if (calls.incrementAndGet() <= 3) {
                        throw new IllegalStateException("broken");
                    }
                    return CompletableFuture.completedFuture(System.currentTimeMillis());
                };
        try (BrokerClock clock = start(firstThrows)) {
            assertThat(clock.awaitFirst(BOUND)).isTrue();
            assertThat(clock.health().distrust()).isEmpty();
        }
    }

    @Test
    void probesEverySecondForEver() throws Exception {
        CountDownLatch wellBeyondTheFirstFew = new CountDownLatch(10);
        BrokerProbe counting =
                () -> {
                    wellBeyondTheFirstFew.countDown();
                    return CompletableFuture.completedFuture(System.currentTimeMillis());
                };
        try (BrokerClock clock = start(counting)) {
            assertThat(wellBeyondTheFirstFew.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(clock.trusted()).isTrue();
        }
    }

    @Test
    void givesItsResourceBackAndProbesNoMoreOnceClosed() {
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        BrokerProbe counting =
                () -> {
                    calls.incrementAndGet();
                    return CompletableFuture.completedFuture(System.currentTimeMillis());
                };
        BrokerClock clock =
                BrokerClock.start(
                        counting,
                        closed::incrementAndGet,
                        System::currentTimeMillis,
                        System::nanoTime);
        await().atMost(BOUND).until(() -> calls.get() >= 2);

        clock.close();

        assertThat(closed).hasValue(1);
        int callsAtClose = calls.get();
        await().during(Duration.ofMillis(1_200))
                .atMost(BOUND)
                .until(() -> calls.get() <= callsAtClose + 1);
    }

    private static BrokerProbe answering() {
        return () -> CompletableFuture.completedFuture(System.currentTimeMillis());
    }

    private static BrokerClock start(BrokerProbe probe) {
        return BrokerClock.start(probe, () -> {}, System::currentTimeMillis, System::nanoTime);
    }
}
