package io.surelock.chaos.agent;

import io.surelock.worker.Step;
import io.surelock.worker.Steps;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** What the planted code calls, in the instance's own process. */
public final class Planted {

    /** The exit status of a process that ended at a crash point. */
    public static final int CRASHED = 97;

    /** A commit is tried three times in all. */
    private static final int ANSWERS_LOST = 3;

    private static final Orders ORDERS = Orders.ofThisProcess();
    private static final AtomicInteger HITS = new AtomicInteger();
    private static final AtomicInteger STOPS = new AtomicInteger();
    private static final AtomicInteger DELAYS = new AtomicInteger();
    private static final AtomicInteger COMMITS = new AtomicInteger();

    private Planted() {}

    static Orders orders() {
        return ORDERS;
    }

    /** A crash point is reached. */
    public static void reached(String name) {
        CrashPoint point = CrashPoint.valueOf(name);
        if (point == ORDERS.stop() && STOPS.incrementAndGet() == 1) {
            hit("stop." + name);
            standStill();
        }
        Orders.Delay delay = ORDERS.delay();
        if (delay != null && point == delay.point() && DELAYS.incrementAndGet() == 1) {
            hit("delay." + name);
            wait(delay.time());
        }
        if (point == ORDERS.crash() && HITS.incrementAndGet() == ORDERS.crashAt()) {
            hit("crash." + name);
            Runtime.getRuntime().halt(CRASHED);
        }
    }

    /** A crash point is reached if the call is the one that it is about. */
    public static void reachedOnlyFor(String name, String only, @Nullable Object first) {
        boolean isIt =
                CrashPoint.valueOf(name).isOfAProducer()
                        ? Thread.currentThread().getName().startsWith(only)
                        : String.valueOf(first).equals(only);
        if (isIt) {
            reached(name);
        }
    }

    /** Told of the placement worker's steps. */
    public static Steps steps() {
        return Planted::reached;
    }

    private static void reached(Step step) {
        reached("PLACEMENT_" + step);
    }

    /** A producer is about to commit. */
    public static void beforeCommit(KafkaProducer<?, ?> producer) {
        LostCommit lost = ORDERS.commit();
        if (lost == null || !isPlacementWorker()) {
            return;
        }
        int number = COMMITS.incrementAndGet();
        if (number > 1 && number <= ANSWERS_LOST) {
            throw new TimeoutException("the answer to the commit is lost on purpose");
        }
        if (number == 1 && lost == LostCommit.ABORTED_WITHOUT_ANSWER) {
            producer.abortTransaction();
            hit("commit." + lost);
            throw new TimeoutException("the transaction is aborted on purpose");
        }
    }

    /** A producer has committed. */
    public static void afterCommit() {
        if (ORDERS.commit() == LostCommit.COMMITTED_WITHOUT_ANSWER
                && isPlacementWorker()
                && COMMITS.get() == 1) {
            hit("commit." + ORDERS.commit());
            throw new TimeoutException("the answer to the commit is lost on purpose");
        }
    }

    private static boolean isPlacementWorker() {
        return Thread.currentThread().getName().startsWith("placement-worker");
    }

    /** The local clock, as far off as ordered. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + ORDERS.clock().toMillis();
    }

    /** The local clock, as far off as ordered. */
    public static Instant instant() {
        return Instant.now().plus(ORDERS.clock());
    }

    /** The local clock, as far off as ordered. */
    public static Clock systemClock() {
        return Clock.offset(Clock.systemUTC(), ORDERS.clock());
    }

    /** The local clock, as far off as ordered. */
    public static LongSupplier wallMillis() {
        return Planted::currentTimeMillis;
    }

    static boolean isClockOff() {
        return !ORDERS.clock().equals(Duration.ZERO);
    }

    /** Notes that something happened; on disk before it returns. */
    public static synchronized void hit(String what) {
        Path file = ORDERS.hits();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((what + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("what was planted cannot be counted in " + file, e);
        }
    }

    private static void wait(Duration time) {
        try {
            Thread.sleep(time); // the delay is the fault
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the whole process, as the kernel does, until somebody sends it SIGCONT. */
    private static void standStill() {
        try {
            new ProcessBuilder(
                            "sh", "-c", "kill -STOP $1", "stop", "" + ProcessHandle.current().pid())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("the process cannot stop itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
