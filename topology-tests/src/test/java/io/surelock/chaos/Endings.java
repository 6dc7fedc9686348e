package io.surelock.chaos;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Follows the public events: which pairs have come to an end, and how. */
final class Endings implements AutoCloseable {

    /** What ends a pair; an exposure ends it for the program, people go on with it. */
    private static final Set<String> ENDS =
            Set.of("arb_blocked", "arb_failed", "pair_reconciled", "exposure_alert");

    private static final int LATEST = 10;
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Wire wire = Wire.standard();
    private final Map<String, Integer> events = new TreeMap<>();
    private final ArrayDeque<PublicEvent> latest = new ArrayDeque<>();
    private final Map<String, String> endings = new HashMap<>();
    private final Map<String, PublicEvent.ExposureAlert> alerts = new HashMap<>();

    Endings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.EXECUTOR_EVENTS.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on a little. */
    synchronized void read() {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
            try {
                take(wire.decode(PublicEvent.class, each.value()));
            } catch (UnreadableException e) {
                throw new AssertionError("a public event cannot be read", e);
            }
        }
    }

    private void take(PublicEvent event) {
        events.merge(event.event(), 1, Integer::sum);
        latest.add(event);
        if (latest.size() > LATEST) {
            latest.remove();
        }
        if (ENDS.contains(event.event())) {
            endings.putIfAbsent(event.pairId(), event.event());
        }
        if (event instanceof PublicEvent.ExposureAlert alert) {
            alerts.putIfAbsent(alert.pairId(), alert);
        }
    }

    /** The pairs among these that have not ended yet, after reading on. */
    synchronized Set<String> open(Set<String> pairs) {
        read();
        Set<String> open = new TreeSet<>(pairs);
        open.removeAll(endings.keySet());
        return open;
    }

    /** The first alert of a pair, after reading on. */
    synchronized Optional<PublicEvent.ExposureAlert> alert(String pairId) {
        read();
        return Optional.ofNullable(alerts.get(pairId));
    }

    /** How often each event was seen, after reading on. */
    synchronized Map<String, Integer> counts() {
        read();
        return Map.copyOf(events);
    }

    /** The events seen last, after reading on. */
    synchronized List<PublicEvent> latest() {
        read();
        return List.copyOf(latest);
    }

    /** How many events of that name there are so far, after reading on. */
    int count(String event) {
        return counts().getOrDefault(event, 0);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
