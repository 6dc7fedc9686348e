package io.surelock.demo;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;
import io.surelock.placement.PlaceBet;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Watches the topics from outside, as alerting would: committed records only. */
final class DemoObserver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoObserver.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Wire wire;
    private final DemoTally tally;
    private final DemoLatencies latencies;
    private final Consumer<PublicEvent> screen;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("demo-observer").unstarted(this::run);

    /** An observer of what is published from now on. */
    DemoObserver(
            Map<String, String> kafka,
            Wire wire,
            DemoTally tally,
            DemoLatencies latencies,
            Consumer<PublicEvent> screen) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        this.consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.wire = wire;
        this.tally = tally;
        this.latencies = latencies;
        this.screen = screen;
    }

    void start() {
        List<TopicPartition> partitions =
                List.of(Topics.EXECUTOR_EVENTS, Topics.BET_PLACEMENT_REQUESTS, Topics.DEAD_LETTERS)
                        .stream()
                        .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    observe(record);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("the observer was told to stop", e);
        } catch (UnreadableException e) {
            LOG.error("the demo's own topics cannot be read: {}", e.getMessage(), e);
        }
    }

    private void observe(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
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
    }
}
