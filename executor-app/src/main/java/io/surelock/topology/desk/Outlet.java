package io.surelock.topology.desk;

import io.surelock.contract.Topic;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * The way out of a processor: encoded records to named sinks. Timestamps carry no meaning, since
 * every topic uses the broker's.
 */
final class Outlet {

    private final ProcessorContext<byte[], Object> context;

    Outlet(ProcessorContext<byte[], Object> context) {
        this.context = context;
    }

    void send(Topic topic, String key, byte[] value) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(utf8, value, 0L), DeskNodes.sink(topic));
    }

    void send(Topic topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        context.forward(new Record<>(key, value, 0L, headers), DeskNodes.sink(topic));
    }

    void decide(Arrival arrival) {
        byte[] utf8 = arrival.input().deskId().getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(utf8, arrival, 0L), DeskNodes.DECIDE);
    }
}
