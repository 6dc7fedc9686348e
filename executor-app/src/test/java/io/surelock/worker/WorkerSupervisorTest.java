package io.surelock.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class WorkerSupervisorTest {

    private final AtomicInteger lives = new AtomicInteger();
    private final AtomicInteger failing = new AtomicInteger();
    private final WorkerSupervisor supervisor = new WorkerSupervisor("test", Worker::new);

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stop();
        assertThat(supervisor.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void startsAnotherWorkerWhenOneCannotGoOn() {
        failing.set(1);
        supervisor.start();
        await().until(() -> lives.get() == 2);
        await().until(() -> supervisor.failure().isEmpty());
    }

    @Test
    void saysWhyNoWorkerIsRunning() {
        failing.set(100);
        supervisor.start();
        await().until(() -> supervisor.failure().isPresent());
        assertThat(supervisor.failure().orElseThrow()).contains("fenced");
    }

    @Test
    void startsNoWorkerAfterItWasStopped() throws InterruptedException {
        supervisor.start();
        await().until(() -> lives.get() == 1);
        supervisor.stop();
        assertThat(supervisor.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(lives).hasValue(1);
    }

    private final class Worker implements SupervisedWorker {

        private final CountDownLatch stopped = new CountDownLatch(1);

        @Override
        public void run() throws InterruptedException {
            if (lives.incrementAndGet() <= failing.get()) {
                throw new IllegalStateException("fenced");
            }
            stopped.await();
        }

        @Override
        public void stop() {
            stopped.countDown();
        }
    }
}
