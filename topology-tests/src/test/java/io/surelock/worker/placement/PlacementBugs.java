package io.surelock.worker.placement;

import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.chaos.agent.Planted;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.placement.PlacementTransaction.Content;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What the planted bugs of the placement worker do; the agent copies calls to it into its code. */
public final class PlacementBugs {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_POLLS = 300;
    private static final Duration FAR_AHEAD = Duration.ofHours(1);

    private static final AtomicReference<@Nullable PlacementParts> PARTS = new AtomicReference<>();
    private static final AtomicBoolean HELD = new AtomicBoolean();
    private static final ConcurrentLinkedQueue<Waiting> UNCOMMITTED = new ConcurrentLinkedQueue<>();

    private static final Set<Integer> ASSIGNED = ConcurrentHashMap.newKeySet();

    private PlacementBugs() {}

    /** An outcome that waits for the next transaction. */
    private record Waiting(ProducerRecord<byte[], byte[]> outcome, Runnable written) {}

    /** Notes what the worker of this process is built from. */
    public static void note(PlacementParts parts) {
        PARTS.set(parts);
    }

    /** Sends what is planned; the transaction that says so follows. */
    static void sendAtOnce(BatchPlan plan) {
        PlacementParts parts = PARTS.get();
        if (parts == null) {
            throw new IllegalStateException("there is no worker yet");
        }
        for (PolledRequest.Placement send : plan.sends()) {
            PlaceBet request = send.request();
            Bookmaker bookmaker =
                    parts.bookmakers().find(request.order().account().provider()).orElseThrow();
            bookmaker.renewSession(request.order().account());
            PlaceAnswer ignored = bookmaker.place(request.order(), request.notAfter());
            Planted.hit("bug.sent-at-once " + request.order().bet() + " " + ignored);
        }
    }

    /** Sends a second time what is not known to stand. */
    public static void sendAgain(PlacementOutcome first, Bookmaker bookmaker, PlaceBet request) {
        if (first.status() == PlacementStatus.UNKNOWN) {
            PlaceAnswer ignored = bookmaker.place(request.order(), request.notAfter());
            Planted.hit("bug.sent-again " + request.order().bet() + " " + ignored);
        }
    }

    /** A request whose notAfter nobody will look at again. */
    public static PlaceBet withoutNotAfter(PlaceBet request) {
        return new PlaceBet(
                request.deskId(),
                request.order(),
                request.requestedAt(),
                request.notAfter().plus(FAR_AHEAD),
                request.callTimeout());
    }

    /**
     * Keeps the first batch until its partitions are another worker's, and then takes the
     * membership that the worker has by now.
     */
    public static ConsumerGroupMetadata membershipAtCommit(
            Consumer<byte[], byte[]> member,
            ConsumerRecords<byte[], byte[]> batch,
            ConsumerGroupMetadata membership) {
        if (!HELD.compareAndSet(false, true)) {
            return membership;
        }
        for (int polls = 0; polls < MOST_POLLS && !hasJoinedAnew(member, membership); polls++) {
            ConsumerRecords<byte[], byte[]> dropped = member.poll(POLL);
            if (!dropped.isEmpty()) {
                Planted.hit("bug.dropped " + dropped.count());
            }
        }
        Planted.hit("bug.kept " + batch.count());
        return member.groupMetadata();
    }

    private static boolean hasJoinedAnew(
            Consumer<byte[], byte[]> member, ConsumerGroupMetadata before) {
        return member.groupMetadata().generationId() > before.generationId()
                && !member.assignment().isEmpty();
    }

    /** Whether this process never had the partition. */
    public static boolean isNew(int partition) {
        return ASSIGNED.add(partition);
    }

    /** Puts an outcome aside for the next transaction. */
    public static void putAside(ProducerRecord<byte[], byte[]> outcome, Runnable written) {
        UNCOMMITTED.add(new Waiting(outcome, written));
    }

    /** The content together with the outcomes that were put aside. */
    static Content withOutcomes(Content content) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(content.records());
        for (Waiting next = UNCOMMITTED.poll(); next != null; next = UNCOMMITTED.poll()) {
            records.add(next.outcome());
            next.written().run();
            Planted.hit("bug.outcome-in-transaction");
        }
        return new Content(records, content.next(), content.member(), content.isHeld());
    }
}
