package io.surelock.topology.desk;

import io.surelock.clock.BrokerTime;
import io.surelock.contract.Topics;
import io.surelock.topology.TimeKey;
import io.surelock.topology.Wakeup;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Opportunities that arrived while the clock could not be trusted. They wait in a store, so that
 * outcomes behind them are still decided, and are sent round by the routing topic once the clock is
 * good again; by then most are stale, and are told so.
 */
final class ParkedInputs {

    /** More than this means that nobody looks after a dead clock; the task then stops instead. */
    static final int MOST = 100_000;

    /** Inputs per wake-up, so that a full store does not make one endless transaction. */
    private static final int MOST_AT_ONCE = 1_000;

    private final BrokerTime clock;
    private final Outlet outlet;
    private final KeyValueStore<byte[], byte[]> store;
    private final Wakeup wakeup;
    private long first;
    private long next;

    ParkedInputs(DeskSettings settings, ProcessorContext<byte[], Object> context, Outlet outlet) {
        this.clock = settings.clock();
        this.outlet = outlet;
        this.store = context.getStateStore(DeskStores.PARKED);
        this.wakeup = new Wakeup(context, clock, settings.shortestWakeup(), this::release);
        findWaiting();
        // Not released here: the sinks have not been set up yet while a processor is.
        wakeIfAnyWaits();
    }

    /** Keeps an input until the clock is good. */
    void park(String deskId, String origin, byte[] value) {
        if (next - first >= MOST) {
            throw new IllegalStateException(
                    MOST + " opportunities already wait for a clock that can be trusted");
        }
        store.put(key(next++, deskId), frame(origin, value));
        wakeIfAnyWaits();
    }

    private void findWaiting() {
        try (KeyValueIterator<byte[], byte[]> earliest = store.all();
                KeyValueIterator<byte[], byte[]> latest = store.reverseAll()) {
            if (earliest.hasNext() && latest.hasNext()) {
                first = TimeKey.sequence(earliest.next().key);
                next = TimeKey.sequence(latest.next().key) + 1;
            }
        }
    }

    private void release() {
        if (clock.trusted()) {
            try (KeyValueIterator<byte[], byte[]> waiting =
                    store.range(key(first, ""), key(first + MOST_AT_ONCE, ""))) {
                while (waiting.hasNext()) {
                    KeyValue<byte[], byte[]> parked = waiting.next();
                    route(TimeKey.text(parked.key), ByteBuffer.wrap(parked.value));
                    store.delete(parked.key);
                    first = TimeKey.sequence(parked.key) + 1;
                }
            }
        }
        wakeIfAnyWaits();
    }

    private void wakeIfAnyWaits() {
        if (first < next) {
            wakeup.noLaterThan(Instant.EPOCH);
        }
    }

    /** By order of arrival alone: a clock that is not trusted must not reorder what waits. */
    private static byte[] key(long number, String deskId) {
        return TimeKey.of(Instant.EPOCH, number, deskId);
    }

    private void route(String deskId, ByteBuffer framed) {
        byte[] origin = new byte[framed.getInt()];
        framed.get(origin);
        byte[] value = new byte[framed.remaining()];
        framed.get(value);
        RecordHeaders headers = new RecordHeaders();
        headers.add(InputIntake.ORIGIN, origin);
        outlet.send(Topics.ROUTED_INPUTS, deskId.getBytes(StandardCharsets.UTF_8), value, headers);
    }

    private static byte[] frame(String origin, byte[] value) {
        byte[] utf8 = origin.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + utf8.length + value.length)
                .putInt(utf8.length)
                .put(utf8)
                .put(value)
                .array();
    }
}
