package io.surelock.worker;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Keeps a worker running on a thread of its own. A worker that finds itself fenced, or in doubt
 * about what it may do, ends; a new one begins after a pause that doubles from half a second to ten
 * and is short again once a worker has lasted for half a minute.
 */
public final class WorkerSupervisor {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerSupervisor.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LASTED = Duration.ofSeconds(30);

    private final String name;
    private final Supplier<SupervisedWorker> workers;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable SupervisedWorker> current = new AtomicReference<>();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    /**
     * @param name of the worker, for its thread and its messages
     * @param workers makes a new worker each time one is needed
     */
    public WorkerSupervisor(String name, Supplier<SupervisedWorker> workers) {
        this.name = name;
        this.workers = workers;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::supervise);
    }

    /** Starts the first worker. */
    public void start() {
        thread.start();
    }

    /** Why no worker is running at this moment; empty while one is. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Asks the worker to end, for good. */
    public void stop() {
        stopped.countDown();
        SupervisedWorker running = current.get();
        if (running != null) {
            running.stop();
        }
    }

    /**
     * Waits for the end after {@link #stop()}, and interrupts a worker that takes longer.
     *
     * @param limit how long at most
     * @return whether it has ended
     */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        if (thread.join(limit)) {
            return true;
        }
        LOG.warn("{} did not stop within {} ms; it is interrupted.", name, limit.toMillis());
        thread.interrupt();
        return false;
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!isStopped()) {
                long startNanos = System.nanoTime();
                runOne();
                boolean lasted = System.nanoTime() - startNanos >= LASTED.toNanos();
                pause = lasted ? FIRST_PAUSE : pause;
                if (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    Duration next = pause.multipliedBy(2);
                    pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the end of this thread
        }
    }

    private void runOne() throws InterruptedException {
        try {
            SupervisedWorker worker = workers.get();
            current.set(worker);
            failure.set(null);
            if (isStopped()) { // it may have come too late to be told
                worker.stop();
            }
            worker.run();
        } catch (RuntimeException | Error e) { // whatever it was, there must be a worker again
            ended(e);
        } finally {
            current.set(null);
        }
    }

    private void ended(Throwable e) {
        if (isStopped()) {
            LOG.info("{} ended while it was being stopped: {}", name, e.toString());
            return;
        }
        LOG.error("{} has ended and will be started anew: {}", name, e.getMessage(), e);
        failure.set(Words.failure(name + " has ended and will be started anew", e));
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
