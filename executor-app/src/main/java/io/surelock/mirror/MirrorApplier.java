package io.surelock.mirror;

import io.surelock.contract.UnreadableException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a batch of records to Redis and counts. One thread applies, any may ask for the report.
 */
final class MirrorApplier {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorApplier.class);

    private final RedisMirror mirror;
    private final MirrorRecords reader;
    private final Map<WriteResult, Long> writes = new EnumMap<>(WriteResult.class);
    private long records;
    private long unreadable;

    MirrorApplier(RedisMirror mirror, MirrorRecords reader) {
        this.mirror = mirror;
        this.reader = reader;
    }

    /**
     * Applies a batch in one step.
     *
     * @param positions the positions that Redis must have before it
     * @return the positions of the batch's partitions after it; empty if Redis had others, and then
     *     nothing was written
     */
    Optional<Map<TopicPartition, Long>> apply(
            ConsumerRecords<byte[], byte[]> batch, Map<TopicPartition, Long> positions)
            throws RedisUnavailableException {
        List<RedisWrite> wanted = new ArrayList<>();
        int skipped = 0;
        for (ConsumerRecord<byte[], byte[]> message : batch) {
            try {
                wanted.addAll(reader.read(message));
            } catch (UnreadableException e) {
                skipped++;
                LOG.error(
                        "The mirror skips the record at {}-{} offset {}: {}",
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        e.getMessage());
            }
        }
        Map<TopicPartition, Long> next = new HashMap<>();
        batch.nextOffsets().forEach((partition, offset) -> next.put(partition, offset.offset()));
        Optional<List<WriteResult>> results = mirror.write(wanted, positions, next);
        if (results.isEmpty()) {
            return Optional.empty();
        }
        count(batch.count(), skipped, wanted, results.get());
        return Optional.of(next);
    }

    private synchronized void count(
            int read, int skipped, List<RedisWrite> wanted, List<WriteResult> results) {
        records += read;
        unreadable += skipped;
        for (int i = 0; i < wanted.size(); i++) {
            writes.merge(results.get(i), 1L, Long::sum);
            if (results.get(i) == WriteResult.FOREIGN_KEPT) {
                LOG.warn(
                        "{} in Redis was written by someone else and ends later than the cooldown"
                                + " in the log, so it stays; `surelock mirror import` takes it over.",
                        wanted.get(i).key());
            }
        }
    }

    synchronized MirrorReport report() {
        return new MirrorReport(records, unreadable, writes);
    }
}
