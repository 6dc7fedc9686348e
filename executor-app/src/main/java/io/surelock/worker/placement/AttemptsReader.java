package io.surelock.worker.placement;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.placement.PlacementAttempt;
import io.surelock.worker.Deadline;
import io.surelock.worker.WorkerClients;
import io.surelock.worker.placement.RecentAttempts.Seen;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the recent attempts of partitions to the very end of the log: to the high watermark, not
 * only to the last stable offset, behind which a predecessor's transaction may still be decided.
 */
final class AttemptsReader {

    private static final Duration POLL = Duration.ofMillis(50);

    private final WorkerClients clients;
    private final Wire wire;
    private final String clientId;

    AttemptsReader(WorkerClients clients, Wire wire, String clientId) {
        this.clients = clients;
        this.wire = wire;
        this.clientId = clientId;
    }

    /**
     * All committed attempts since an instant.
     *
     * @param from broker time
     * @return the attempts of each partition in the order of the log
     * @throws IllegalStateException if the end cannot be reached in time, or if a record is
     *     unreadable: what it says may be that a bet was sent
     */
    Map<Integer, List<Seen>> read(Collection<Integer> partitions, Instant from, Deadline deadline) {
        List<TopicPartition> logs =
                partitions.stream().map(number -> new TopicPartition(topic(), number)).toList();
        try (Consumer<byte[], byte[]> reader = clients.reader(clientId)) {
            Map<TopicPartition, Long> ends = bounds(reader, logs, from, deadline);
            return readUpTo(reader, ends, deadline);
        }
    }

    /** Puts the reader on the first attempt of each log; answers the high watermarks. */
    private Map<TopicPartition, Long> bounds(
            Consumer<byte[], byte[]> reader,
            List<TopicPartition> logs,
            Instant from,
            Deadline deadline) {
        try (Consumer<byte[], byte[]> uncommitted = clients.uncommittedReader(clientId + "-ends")) {
            Map<TopicPartition, Long> ends = uncommitted.endOffsets(logs, deadline.left());
            // Asked of the uncommitted view as well: the committed one overlooks what is undecided.
            Map<TopicPartition, OffsetAndTimestamp> firsts =
                    uncommitted.offsetsForTimes(
                            logs.stream()
                                    .collect(
                                            Collectors.toMap(log -> log, _ -> from.toEpochMilli())),
                            deadline.left());
            reader.assign(logs);
            ends.forEach(
                    (log, end) -> {
                        OffsetAndTimestamp first = firsts.get(log);
                        reader.seek(log, first == null ? end : first.offset());
                    });
            return ends;
        }
    }

    private Map<Integer, List<Seen>> readUpTo(
            Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> ends, Deadline deadline) {
        Map<Integer, List<Seen>> seen = new HashMap<>();
        ends.keySet().forEach(log -> seen.put(log.partition(), new ArrayList<>()));
        while (!isAtEnd(reader, ends)) {
            if (deadline.hasPassed()) {
                throw new IllegalStateException(
                        "The attempts of partitions %s could not be read to their end within %d s, perhaps because a transaction is still open; nothing is sent before."
                                .formatted(seen.keySet(), deadline.limit().toSeconds()));
            }
            for (ConsumerRecord<byte[], byte[]> attempt : reader.poll(POLL)) {
                seen.computeIfAbsent(attempt.partition(), _ -> new ArrayList<>())
                        .add(seen(attempt));
            }
        }
        return seen;
    }

    private static boolean isAtEnd(
            Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> reader.position(end.getKey()) >= end.getValue());
    }

    private Seen seen(ConsumerRecord<byte[], byte[]> polled) {
        try {
            PlacementAttempt attempt = wire.decode(PlacementAttempt.class, polled.value());
            return new Seen(attempt.reference(), Instant.ofEpochMilli(polled.timestamp()));
        } catch (UnreadableException e) {
            throw new IllegalStateException(
                    "The attempt at %s-%d, offset %d, is unreadable (%s); nothing is sent from its partition until it is older than the window of attempts."
                            .formatted(
                                    polled.topic(),
                                    polled.partition(),
                                    polled.offset(),
                                    e.getMessage()),
                    e);
        }
    }

    private static String topic() {
        return Topics.BET_PLACEMENT_ATTEMPTS.name();
    }
}
