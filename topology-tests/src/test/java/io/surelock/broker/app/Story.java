package io.surelock.broker.app;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The public events so far, as anyone outside sees them. */
final class Story implements AutoCloseable {

    private final TopicTail tail;
    private final Wire wire = Wire.standard();
    private final List<PublicEvent> events = new ArrayList<>();
    private int decoded;

    Story(Map<String, String> kafka) {
        this.tail = new TopicTail(kafka, Topics.EXECUTOR_EVENTS);
    }

    /** Reads on and answers all events so far. */
    synchronized List<PublicEvent> events() {
        List<ConsumerRecord<byte[], byte[]>> records = tail.read();
        while (decoded < records.size()) {
            try {
                events.add(wire.decode(PublicEvent.class, records.get(decoded).value()));
            } catch (UnreadableException e) {
                throw new AssertionError("a public event cannot be read", e);
            }
            decoded++;
        }
        return List.copyOf(events);
    }

    /** All events so far with this name. */
    List<PublicEvent> named(String name) {
        return events().stream().filter(event -> event.event().equals(name)).toList();
    }

    /** The pairs that have an event like this so far. */
    Set<String> pairs(Predicate<PublicEvent> like) {
        return events().stream()
                .filter(like)
                .map(PublicEvent::pairId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Waits until the pair has an event with this name, and answers it. */
    PublicEvent await(String name, String pairId, Duration within) {
        return awaitAny(
                event -> event.event().equals(name) && event.pairId().equals(pairId), within);
    }

    /** Waits until there is such an event, and answers the first. */
    PublicEvent awaitAny(Predicate<PublicEvent> like, Duration within) {
        Awaitility.await()
                .atMost(within)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> events().stream().anyMatch(like));
        return events().stream().filter(like).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        tail.close();
    }
}
