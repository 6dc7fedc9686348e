package io.surelock.worker;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Writes what bookmakers said, outside of every transaction and independent of any group, so that
 * no abort and no fencing can discard an acceptance. A record is kept until the brokers have
 * acknowledged it; should the producer give one up, that is an alarm, and the record is sent again
 * with a new producer. A record may therefore appear twice; readers ignore duplicates.
 *
 * <p>It has no bound of its own: callers take on no new work while {@link #unwritten()} is high.
 */
public final class OutcomeWriter {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);

    /** Between two tries of a record that a producer has given up. */
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("outcome-writer").start(task);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Set<Entry> unwritten = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition emptied = lock.newCondition();
    private Life life;
    private boolean closed;

    /**
     * @param producers makes an idempotent producer without transactions, each time one is needed
     */
    public OutcomeWriter(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
        this.life = new Life(1, producers.get());
    }

    /**
     * Takes a record to write. Returns at once, except where the producer's buffer is full.
     *
     * @param subject what it is about, for messages
     * @param written called once, on a thread of the producer, when the brokers have acknowledged
     *     it
     */
    public void write(ProducerRecord<byte[], byte[]> outcome, String subject, Runnable written) {
        Entry entry = new Entry(outcome, subject, written);
        unwritten.add(entry);
        send(entry);
    }

    /** How many records are not yet acknowledged. */
    public int unwritten() {
        return unwritten.size();
    }

    /**
     * Waits until everything is written, then closes. What is left unwritten is named in an alarm:
     * the desk learns of it by its own timers and lookups.
     *
     * @param limit how long at most
     */
    public void close(Duration limit) throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        awaitEmpty(limit);
        shut().producer().close(deadline.left());
        for (Entry entry : unwritten) {
            LOG.error("ALARM: what is known of {} could not be written in time.", entry.subject);
        }
    }

    private void awaitEmpty(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNanos = limit.toNanos();
            while (!unwritten.isEmpty() && leftNanos > 0) {
                leftNanos = emptied.awaitNanos(leftNanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private Life shut() {
        lock.lock();
        try {
            closed = true;
            return life;
        } finally {
            lock.unlock();
        }
    }

    private void send(Entry entry) {
        Life used = current();
        try {
            var _ =
                    used.producer()
                            .send(
                                    entry.outcome,
                                    (_, failure) -> acknowledged(entry, used, failure));
        } catch (RuntimeException e) { // never lose the record, whatever the producer thinks
            failed(entry, used, e);
        }
    }

    private void acknowledged(Entry entry, Life used, @Nullable Exception failure) {
        if (failure != null) {
            failed(entry, used, failure);
            return;
        }
        if (!unwritten.remove(entry)) {
            return;
        }
        entry.written.run();
        lock.lock();
        try {
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void failed(Entry entry, Life used, Exception failure) {
        LOG.error(
                "ALARM: what is known of {} could not be written to {}: {}",
                entry.subject,
                entry.outcome.topic(),
                failure.getMessage(),
                failure);
        CompletableFuture.delayedExecutor(RETRY_PAUSE.toMillis(), TimeUnit.MILLISECONDS, VIRTUAL)
                .execute(() -> retry(entry, used));
    }

    private void retry(Entry entry, Life used) {
        try {
            if (replace(used)) {
                send(entry);
            }
        } catch (RuntimeException e) { // no new producer can be had just now
            failed(entry, used, e);
        }
    }

    /** Replaces a producer that gave a record up; answers whether there is one to go on with. */
    private boolean replace(Life used) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            if (life.number() == used.number()) {
                life = new Life(used.number() + 1, producers.get());
                VIRTUAL.execute(() -> used.producer().close(Duration.ZERO));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Life current() {
        lock.lock();
        try {
            return life;
        } finally {
            lock.unlock();
        }
    }

    /** One of the producers that this writer has had. */
    private record Life(int number, Producer<byte[], byte[]> producer) {}

    /** One record on its way; each is itself, even if two look alike. */
    private static final class Entry {

        private final ProducerRecord<byte[], byte[]> outcome;
        private final String subject;
        private final Runnable written;

        Entry(ProducerRecord<byte[], byte[]> outcome, String subject, Runnable written) {
            this.outcome = outcome;
            this.subject = subject;
            this.written = written;
        }
    }
}
