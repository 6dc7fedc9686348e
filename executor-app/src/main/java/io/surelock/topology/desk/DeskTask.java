package io.surelock.topology.desk;

import io.surelock.bet.Digest;
import io.surelock.contract.Topics;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskState;
import io.surelock.event.PublicEvent;
import io.surelock.topology.TimeKey;
import io.surelock.topology.Wakeup;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one task of the desk topology works with: the books of its desks, the way out, and the
 * timers. A timer that has run out is not decided on here: it becomes a record among the outcomes,
 * so that what was there first is decided first.
 */
final class DeskTask {

    /** Pairs forgotten per wake-up; what is left is done at the next. */
    private static final int MOST_FORGOTTEN = 500;

    /** Pairs are forgotten this long after their ids lapse: deletion only tidies. */
    private static final Duration TIDY_AFTER = Duration.ofMinutes(1);

    private static final JournalTail.Last NOTHING_JOURNALED = new JournalTail.Last(0, Digest.ZERO);

    private final DeskSettings settings;
    private final ProcessorContext<byte[], Object> context;
    private final Outlet outlet;
    private final KeyValueStore<byte[], byte[]> timers;
    private final KeyValueStore<byte[], byte[]> lapses;
    private final Wakeup wakeup;
    private final Wakeup tidying;
    private final Map<String, KafkaBook> books = new HashMap<>();
    private byte[] timersFrom = TimeKey.from(Instant.EPOCH);
    private byte[] lapsesFrom = TimeKey.from(Instant.EPOCH);

    DeskTask(DeskSettings settings, ProcessorContext<byte[], Object> context) {
        this.settings = settings;
        this.context = context;
        this.outlet = new Outlet(context);
        this.timers = context.getStateStore(DeskStores.TIMERS);
        this.lapses = context.getStateStore(DeskStores.LAPSES);
        this.wakeup =
                new Wakeup(context, settings.clock(), settings.shortestWakeup(), this::ringTimers);
        this.tidying = new Wakeup(context, settings.clock(), TIDY_AFTER, this::tidy);
        scheduleNext();
        scheduleTidying();
    }

    Outlet outlet() {
        return outlet;
    }

    KafkaBook book(String deskId) {
        return books.computeIfAbsent(deskId, id -> new KafkaBook(id, context, settings.wire()));
    }

    byte[] encode(Object message) {
        return settings.jsonEvents() && message instanceof PublicEvent
                ? settings.wire().json(message).getBytes(StandardCharsets.UTF_8)
                : settings.wire().encode(message);
    }

    /** The stores must end where the journal ends, or the next entry would fork the chain. */
    void refuseToFork() {
        Set<String> desks = desksInStore();
        Map<String, JournalTail.Last> journal =
                settings.tail().read(context.taskId().partition(), Set.copyOf(desks));
        desks.addAll(journal.keySet());
        for (String desk : desks) {
            refuseToFork(desk, journal.getOrDefault(desk, NOTHING_JOURNALED));
        }
    }

    private Set<String> desksInStore() {
        Set<String> desks = new HashSet<>();
        KeyValueStore<String, byte[]> store = context.getStateStore(DeskStores.DESKS);
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(desk -> desks.add(desk.key));
        }
        return desks;
    }

    private void refuseToFork(String deskId, JournalTail.Last last) {
        DeskState desk = book(deskId).desk();
        if (desk.sequence() != last.sequence() || !desk.lastHash().equals(last.hash())) {
            throw new JournalForkException(
                    "desk "
                            + deskId
                            + " ends at entry "
                            + desk.sequence()
                            + " in the stores, but at entry "
                            + last.sequence()
                            + " in the journal; restore the changelog topics or the journal"
                            + " before starting again");
        }
    }

    void noteTimers(List<DeskEvent> events) {
        for (DeskEvent event : events) {
            switch (event) {
                case DeskEvent.TimerSet set -> noteTimer(set.due());
                case DeskEvent.ArbBlocked blocked -> noteLapse(blocked.knownThrough());
                case DeskEvent.PairClosed closed -> noteLapse(closed.knownUntil());
                default -> {}
            }
        }
    }

    /** Timers of several desks share the store, so one may sort before the last that rang. */
    private void noteTimer(Instant due) {
        timersFrom = earliest(timersFrom, TimeKey.from(due));
        wakeup.noLaterThan(due);
    }

    private void noteLapse(@Nullable Instant lapse) {
        if (lapse != null) {
            lapsesFrom = earliest(lapsesFrom, TimeKey.from(lapse));
            tidying.noLaterThan(lapse.plus(TIDY_AFTER));
        }
    }

    private static byte[] earliest(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) <= 0 ? one : other;
    }

    private void ringTimers() {
        byte[] until = TimeKey.from(settings.clock().now().plusMillis(1));
        int rung = 0;
        try (KeyValueIterator<byte[], byte[]> due = timers.range(timersFrom, until)) {
            while (due.hasNext() && rung < settings.timersAtOnce()) {
                KeyValue<byte[], byte[]> timer = due.next();
                timers.delete(timer.key);
                timersFrom = timer.key;
                outlet.send(Topics.BET_PLACEMENT_OUTCOMES, TimeKey.text(timer.key), timer.value);
                rung++;
            }
        }
        scheduleNext();
    }

    private void scheduleNext() {
        try (KeyValueIterator<byte[], byte[]> open =
                timers.range(timersFrom, TimeKey.from(Instant.ofEpochMilli(Long.MAX_VALUE)))) {
            if (open.hasNext()) {
                wakeup.noLaterThan(TimeKey.time(open.next().key));
            }
        }
    }

    private void scheduleTidying() {
        try (KeyValueIterator<byte[], byte[]> open =
                lapses.range(lapsesFrom, TimeKey.from(Instant.ofEpochMilli(Long.MAX_VALUE)))) {
            if (open.hasNext()) {
                tidying.noLaterThan(TimeKey.time(open.next().key).plus(TIDY_AFTER));
            }
        }
    }

    private void tidy() {
        Instant lapsed = settings.clock().now().minus(TIDY_AFTER);
        int done = 0;
        try (KeyValueIterator<byte[], byte[]> due =
                lapses.range(lapsesFrom, TimeKey.from(lapsed))) {
            while (due.hasNext() && done < MOST_FORGOTTEN) {
                KeyValue<byte[], byte[]> lapse = due.next();
                String[] deskAndPair = TimeKey.text(lapse.key).split("/", 2);
                book(deskAndPair[0]).forgetIfLapsed(deskAndPair[1], lapsed);
                lapses.delete(lapse.key);
                lapsesFrom = lapse.key;
                done++;
            }
        }
        scheduleTidying();
    }
}
