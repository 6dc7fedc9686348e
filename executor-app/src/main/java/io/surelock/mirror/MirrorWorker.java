package io.surelock.mirror;

import io.surelock.retry.Backoff;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps Redis as the log says. Several of them, in one process or in many, share the work. Nothing
 * waits for it: while Redis or Kafka is away it tries again for ever, in a thread of its own.
 */
public final class MirrorWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorWorker.class);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(3);
    private static final Backoff RESTART =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Map<String, Object> clientSettings;
    private final RedisMirror mirror;
    private final MirrorApplier applier;
    private final Outage outage = new Outage();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("mirror").unstarted(this::run);
    private volatile @Nullable Consumer<byte[], byte[]> current;

    private MirrorWorker(
            Map<String, Object> clientSettings, RedisMirror mirror, MirrorRecords reader) {
        this.clientSettings = Map.copyOf(clientSettings);
        this.mirror = mirror;
        this.applier = new MirrorApplier(mirror, reader);
    }

    /**
     * Starts mirroring. Neither Kafka nor Redis need be there yet.
     *
     * @param clientSettings where the brokers are and how to log in, by Kafka's client names
     * @param mirror where to write
     * @param reader how to read the two topics
     */
    public static MirrorWorker start(
            Map<String, Object> clientSettings, RedisMirror mirror, MirrorRecords reader) {
        MirrorWorker worker = new MirrorWorker(clientSettings, mirror, reader);
        worker.thread.start();
        return worker;
    }

    /** What it has done since its start. */
    public MirrorReport report() {
        return applier.report();
    }

    /** Why nothing can be written at the moment; empty while Redis does what it is asked. */
    public Optional<String> outage() {
        return outage.reason();
    }

    private void run() {
        int failures = 0;
        while (isWanted()) {
            long startNanos = System.nanoTime();
            try {
                mirrorOnce();
            } catch (WakeupException e) {
                LOG.debug("The mirror was told to stop.", e);
            } catch (RuntimeException e) {
                boolean ranLong = System.nanoTime() - startNanos > RESTART.limit().toNanos();
                failures = ranLong ? 1 : failures + 1;
                Duration delay = RESTART.after(failures);
                LOG.error("The mirror failed and starts again in {} ms.", delay.toMillis(), e);
                pause(delay);
            }
        }
    }

    private void mirrorOnce() {
        KafkaConsumer<byte[], byte[]> consumer = MirrorClients.consumer(clientSettings);
        current = consumer;
        try {
            new MirrorLoop(consumer, mirror, applier, outage).run(this::isWanted);
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
            if (closing.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The mirror was told to stop while it waited.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Stops within a few seconds. The connection to Redis stays open; it belongs to the caller. */
    @Override
    public void close() {
        closing.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (!thread.join(STOP_LIMIT)) {
                LOG.warn("The mirror did not stop within {} s.", STOP_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
