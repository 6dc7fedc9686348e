package io.surelock.demo;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;

/** Shows the public events as they are published. */
public final class EventWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventWatch.class);

    private final Wire wire = Wire.standard();
    private final DemoScreen screen;
    private final TopicWatch watch;

    public EventWatch(Map<String, String> kafka, DemoScreen screen) {
        this.screen = screen;
        this.watch = new TopicWatch(kafka, List.of(Topics.EXECUTOR_EVENTS), this::show);
    }

    public void start() {
        watch.start();
    }

    @Override
    public void close() {
        watch.close();
    }

    private void show(ConsumerRecord<byte[], byte[]> record) {
        try {
            screen.happened(wire.decode(PublicEvent.class, record.value()));
        } catch (UnreadableException e) {
            LOG.warn("an event cannot be shown: {}", e.getMessage());
        }
    }
}
