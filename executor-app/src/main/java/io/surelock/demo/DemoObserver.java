package io.surelock.demo;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;
import io.surelock.placement.PlaceBet;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts and times what the demo's topics show. */
final class DemoObserver implements AutoCloseable {

    private final Wire wire;
    private final DemoTally tally;
    private final DemoLatencies latencies;
    private final Consumer<PublicEvent> screen;
    private final TopicWatch watch;

    DemoObserver(
            Map<String, String> kafka,
            Wire wire,
            DemoTally tally,
            DemoLatencies latencies,
            Consumer<PublicEvent> screen) {
        this.wire = wire;
        this.tally = tally;
        this.latencies = latencies;
        this.screen = screen;
        this.watch =
                new TopicWatch(
                        kafka,
                        List.of(
                                Topics.EXECUTOR_EVENTS,
                                Topics.BET_PLACEMENT_REQUESTS,
                                Topics.DEAD_LETTERS),
                        this::observe);
    }

    void start() {
        watch.start();
    }

    @Override
    public void close() {
        watch.close();
    }

    private void observe(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(Topics.DEAD_LETTERS.name())) {
                tally.deadLetter();
            } else if (record.topic().equals(Topics.BET_PLACEMENT_REQUESTS.name())) {
                if (wire.decode(Object.class, record.value()) instanceof PlaceBet order) {
                    latencies.readable(order.order().bet());
                }
            } else {
                PublicEvent event = wire.decode(PublicEvent.class, record.value());
                tally.happened(event);
                screen.accept(event);
            }
        } catch (UnreadableException e) {
            throw new IllegalStateException("the demo's own topics cannot be read", e);
        }
    }
}
