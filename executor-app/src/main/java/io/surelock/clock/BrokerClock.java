package io.surelock.clock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Broker time as learnt from the acks of this process's own records: one tiny record a second, and
 * a few in quick succession at the start, because the first round trips are slow.
 */
public final class BrokerClock implements BrokerTime, AutoCloseable {

    /** The topic that the probes go to; it must exist and use LogAppendTime. */
    public static final String TOPIC = "clock-probes";

    private static final Logger LOG = LoggerFactory.getLogger(BrokerClock.class);

    private static final long PACE_MILLIS = 1_000;
    private static final long FIRST_PACE_MILLIS = 100;
    private static final int FIRST_PROBES = 8;

    private final LongSupplier nanos;
    private final OffsetEstimator estimator;
    private final BrokerProbe probe;
    private final AutoCloseable resource;
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicReference<Optional<String>> failure =
            new AtomicReference<>(Optional.empty());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread pacemaker =
            Thread.ofPlatform().daemon().name("broker-clock").unstarted(this::run);

    private BrokerClock(
            BrokerProbe probe,
            AutoCloseable resource,
            LongSupplier wallMillis,
            LongSupplier nanos) {
        this.nanos = nanos;
        this.estimator = new OffsetEstimator(wallMillis, nanos);
        this.probe = probe;
        this.resource = resource;
    }

    /**
     * Starts probing. Returns at once; see {@link #awaitFirst}.
     *
     * @param clientSettings where the brokers are and how to log in, by Kafka's client names
     * @param instance the id of this process, the key of its probes
     */
    public static BrokerClock start(Map<String, Object> clientSettings, String instance) {
        KafkaProbe probe = KafkaProbe.open(clientSettings, TOPIC, instance);
        return start(probe, probe, System::currentTimeMillis, System::nanoTime);
    }

    static BrokerClock start(
            BrokerProbe probe,
            AutoCloseable resource,
            LongSupplier wallMillis,
            LongSupplier nanos) {
        BrokerClock clock = new BrokerClock(probe, resource, wallMillis, nanos);
        clock.pacemaker.start();
        return clock;
    }

    /**
     * Waits for the first estimate.
     *
     * @param limit how long at most
     * @return whether there is one; if not, {@link #health()} says why
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public boolean awaitFirst(Duration limit) throws InterruptedException {
        return first.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Instant now() {
        // Finer than the broker's own timestamps would only pretend, and could not be journaled.
        return estimator.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ClockHealth health() {
        ClockHealth health = estimator.health();
        Optional<String> distrust =
                health.distrust()
                        .map(
                                reason ->
                                        failure.get()
                                                .map(why -> reason + ": " + why)
                                                .orElse(reason));
        return new ClockHealth(distrust, health.estimate());
    }

    /** Stops probing, within a second or two. The time can still be read and soon grows stale. */
    @Override
    public void close() {
        closed.countDown();
        pacemaker.interrupt(); // it may be waiting inside the producer
        try {
            resource.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("The clock's producer did not close cleanly.", e);
        }
    }

    private void run() {
        try {
            int sent = 0;
            while (!closed.await(pauseMillis(sent), TimeUnit.MILLISECONDS)) {
                sendOne();
                sent++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // only close() interrupts, and this is the end
        }
    }

    private static long pauseMillis(int sent) {
        if (sent == 0) {
            return 0;
        }
        return sent < FIRST_PROBES ? FIRST_PACE_MILLIS : PACE_MILLIS;
    }

    private void sendOne() {
        long sentNanos = nanos.getAsLong();
        try {
            probe.send().whenComplete((stamp, problem) -> receive(sentNanos, stamp, problem));
        } catch (RuntimeException e) { // would end the thread
            failed(e);
        }
    }

    private void receive(long sentNanos, @Nullable Long stamp, @Nullable Throwable problem) {
        if (stamp != null) {
            answered(new ProbeReading(sentNanos, nanos.getAsLong(), stamp));
        } else if (problem != null) {
            failed(problem);
        }
    }

    private void answered(ProbeReading reading) {
        if (estimator.add(reading)) {
            failure.set(Optional.empty());
            first.countDown();
        } else {
            failure.set(
                    Optional.of(
                            "an answer took %d ms, too long to tell the time"
                                    .formatted(reading.roundTripNanos() / 1_000_000)));
        }
    }

    private void failed(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null
                        ? problem.getCause()
                        : problem;
        String message =
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        failure.set(Optional.of(message));
        LOG.debug("A clock probe failed.", cause);
    }
}
