package io.surelock.retry;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A consumer in a thread of its own, for work that nothing waits for. Whatever it fails with, it
 * begins again with a new consumer, for ever and ever more slowly.
 */
public final class ConsumerThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerThread.class);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(3);
    private static final Backoff RESTART =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Supplier<? extends Consumer<byte[], byte[]>> opener;
    private final Life life;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;

    /** What is done with one consumer. */
    public interface Life {
        /**
         * Works while the condition holds. What it throws ends this consumer and starts the next.
         *
         * @param consumer closed afterwards by the caller
         */
        void live(Consumer<byte[], byte[]> consumer, BooleanSupplier wanted);
    }

    private ConsumerThread(
            String name, Supplier<? extends Consumer<byte[], byte[]>> opener, Life life) {
        this.opener = opener;
        this.life = life;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /**
     * Starts the thread. Kafka need not be there yet.
     *
     * @param name the thread's, used in messages as well
     * @param opener opens a consumer, again after each failure
     */
    public static ConsumerThread start(
            String name, Supplier<? extends Consumer<byte[], byte[]>> opener, Life life) {
        ConsumerThread started = new ConsumerThread(name, opener, life);
        started.thread.start();
        return started;
    }

    private void run() {
        int failures = 0;
        while (isWanted()) {
            long startNanos = System.nanoTime();
            try {
                liveOnce();
            } catch (WakeupException e) {
                LOG.debug("{} was told to stop.", thread.getName(), e);
            } catch (RuntimeException | Error e) { // a thread that ends here ends unnoticed
                boolean ranLong = System.nanoTime() - startNanos > RESTART.limit().toNanos();
                failures = ranLong ? 1 : failures + 1;
                Duration delay = RESTART.after(failures);
                LOG.error("{} failed, next try in {} ms.", thread.getName(), delay.toMillis(), e);
                pause(delay);
            }
        }
    }

    private void liveOnce() {
        Consumer<byte[], byte[]> consumer = opener.get();
        current = consumer;
        try {
            life.live(consumer, this::isWanted);
        } finally {
            current = null;
            consumer.close(CloseOptions.timeout(LEAVE_LIMIT));
        }
    }

    private boolean isWanted() {
        return closing.getCount() > 0;
    }

    private void pause(Duration delay) {
        try {
            boolean told = closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{} {}.", thread.getName(), told ? "was told to stop" : "begins again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Tells the thread to stop and returns at once. */
    public void requestStop() {
        closing.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Waits for the end of a thread that was told to stop; answers whether it came. */
    public boolean hasStopped(Duration within) {
        try {
            return thread.join(within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells the thread to stop and waits until it has, 10 s at most. */
    @Override
    public void close() {
        requestStop();
        if (!hasStopped(STOP_LIMIT)) {
            LOG.warn("{} did not stop in {} s.", thread.getName(), STOP_LIMIT.toSeconds());
        }
    }
}
