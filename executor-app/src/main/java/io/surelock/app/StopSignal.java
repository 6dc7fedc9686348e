package io.surelock.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a word that the program hears at its next wait, and holds the end
 * of the process back until everything has stopped, at most 10 s.
 */
public final class StopSignal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "stop-signal");

    private StopSignal() {}

    /** A signal that is listened for from now on. */
    public static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Asks to stop, as Ctrl-C would. */
    public void ask() {
        asked.countDown();
    }

    /** Whether somebody has asked to stop. */
    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits, no longer than this; true as soon as somebody asks to stop. */
    public boolean await(Duration atMost) throws InterruptedException {
        return asked.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until somebody asks to stop. */
    public void await() throws InterruptedException {
        asked.await();
    }

    /** Everything has stopped; the process may end. */
    @Override
    public void close() {
        stopped.countDown();
    }

    private void onShutdown() {
        asked.countDown();
        try {
            if (!stopped.await(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.error("not everything stopped within {} s", STOPPED_WITHIN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
