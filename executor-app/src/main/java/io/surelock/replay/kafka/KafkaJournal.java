package io.surelock.replay.kafka;

import io.surelock.contract.Topics;
import io.surelock.replay.ReplayException;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.JournalSource;
import io.surelock.replay.source.RawEntry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The journal in Kafka: what was committed when the reading of a partition began. */
public final class KafkaJournal implements JournalSource {

    private static final byte[] NOTHING = {};

    private final Map<String, String> kafka;
    private final String name;
    private final Map<Integer, Long> readUntil = new HashMap<>();

    /**
     * A journal.
     *
     * @param kafka what every Kafka client needs
     * @param name what a person calls it
     */
    public KafkaJournal(Map<String, String> kafka, String name) {
        this.kafka = Map.copyOf(kafka);
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() throws ReplayException {
        try (PartitionReader reader = new PartitionReader(kafka, Topics.DESK_JOURNAL)) {
            long size = 0;
            for (int partition : reader.partitions()) {
                size += reader.end(partition) - reader.begin(partition);
            }
            return size;
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void read(EntryReader taker) throws ReplayException {
        readUntil.clear();
        readOn(taker);
    }

    @Override
    public void readOn(EntryReader taker) throws ReplayException {
        try (PartitionReader reader = new PartitionReader(kafka, Topics.DESK_JOURNAL)) {
            List<Integer> partitions = reader.partitions();
            for (int partition : partitions) {
                long begin = reader.begin(partition);
                reader.start(partition, Math.max(begin, readUntil.getOrDefault(partition, 0L)));
                ConsumerRecord<byte[], byte[]> record = reader.next();
                while (record != null) {
                    taker.entry(raw(record));
                    record = reader.next();
                }
                readUntil.put(partition, reader.until());
            }
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {}

    private static RawEntry raw(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return new RawEntry(
                record.partition(),
                record.offset(),
                text(record.key()),
                value == null ? NOTHING : value);
    }

    private static @Nullable String text(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static ReplayException unreadable(KafkaException e) {
        return new ReplayException(
                "the journal could not be read from Kafka: "
                        + e.getMessage()
                        + "; see that it runs and has the topic "
                        + Topics.DESK_JOURNAL,
                e);
    }
}
