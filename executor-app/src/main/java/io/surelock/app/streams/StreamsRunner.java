package io.surelock.app.streams;

import io.surelock.topology.desk.JournalForkException;

import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One running topology. A failing decision stops its thread and is tried again with back-off, never
 * skipped; a journal that would fork stops the topology for good.
 */
public final class StreamsRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    /** The failed transaction stays open while the thread waits, and holds back other readers. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /** A fork is believed only when it is seen again: markers may still be on their way. */
    private static final int FORKS_BELIEVED = 3;

    /** After so long without a failure the next one is a new trouble, not more of the old. */
    private static final Duration CALM_AFTER = Duration.ofMinutes(5);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

    private final String name;
    private final Supplier<KafkaStreams> lives;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<String> fatal = new CompletableFuture<>();
    private final FailureCount failures = new FailureCount(CALM_AFTER, System::nanoTime);
    private final FailureCount forks = new FailureCount(CALM_AFTER, System::nanoTime);
    private volatile KafkaStreams streams;
    private volatile @Nullable KafkaStreams discarded;

    /** A topology that is not started yet. */
    public StreamsRunner(String name, Topology topology, StreamsOptions options) {
        this.name = name;
        this.lives =
                () ->
                        new KafkaStreams(
                                topology,
                                StreamsSettings.of(options),
                                new StreamsClients(),
                                new SteadyTime());
        this.streams = lives.get();
    }

    public String name() {
        return name;
    }

    /**
     * Starts it. A process that died while it wrote or deleted a store may have left one that does
     * not open, and Kafka Streams opens all of them before anything else: such stores are deleted
     * and built anew from their changelogs, which are the truth.
     */
    public void start() {
        try {
            begin();
        } catch (ProcessorStateException e) {
            LOG.warn(
                    "{} cannot open its state stores and builds them anew from the log: {}",
                    name,
                    rootCause(e).getMessage(),
                    e);
            KafkaStreams failed = streams;
            discarded = failed;
            failed.close(CloseOptions.timeout(CLOSE_WITHIN));
            streams = lives.get();
            streams.cleanUp();
            begin();
        }
    }

    private void begin() {
        KafkaStreams life = streams;
        life.setUncaughtExceptionHandler(this::onFailure);
        life.setStateListener((now, before) -> onState(life, now));
        life.start();
    }

    /** Waits until it runs; false if it does not in time, or has stopped for good before. */
    public boolean awaitRunning(Duration within) throws InterruptedException {
        return running.await(within.toMillis(), TimeUnit.MILLISECONDS) && !fatal.isDone();
    }

    /** Completes, with a sentence, when the topology has stopped for good by itself. */
    public CompletableFuture<String> fatal() {
        return fatal;
    }

    /** Whether it is processing or just being assigned its tasks. */
    public boolean isHealthy() {
        return streams.state() == KafkaStreams.State.RUNNING
                || streams.state() == KafkaStreams.State.REBALANCING;
    }

    @Override
    public void close() {
        closing.countDown();
        boolean clean =
                streams.close(
                        CloseOptions.timeout(CLOSE_WITHIN)
                                .withGroupMembershipOperation(
                                        CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!clean) {
            LOG.warn("{} did not stop within {} s", name, CLOSE_WITHIN.toSeconds());
        }
    }

    private void onState(KafkaStreams life, KafkaStreams.State now) {
        if (life.equals(discarded)) {
            return; // it never began
        }
        LOG.info("{} is {}", name, now);
        if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
        } else if (now == KafkaStreams.State.ERROR) {
            stopForGood(name + " has stopped for good; see the log");
        }
    }

    private void stopForGood(String why) {
        fatal.complete(why);
        running.countDown(); // nobody need wait any longer
    }

    private StreamThreadExceptionResponse onFailure(Throwable failure) {
        Throwable cause = rootCause(failure);
        if (cause instanceof JournalForkException && forks.next() >= FORKS_BELIEVED) {
            LOG.error("{} refuses to run: {}", name, cause.getMessage());
            stopForGood(String.valueOf(cause.getMessage()));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        int count = failures.next();
        Duration pause = pause(count);
        LOG.error(
                "{} stopped on a failure ({} so far), tries again in {} ms: {}",
                name,
                count,
                pause.toMillis(),
                cause.toString(),
                failure);
        return waitOrStop(pause)
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Waits on the dying thread; true if the program is stopping meanwhile. */
    private boolean waitOrStop(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
