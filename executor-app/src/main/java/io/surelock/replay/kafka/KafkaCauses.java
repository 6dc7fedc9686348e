package io.surelock.replay.kafka;

import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.journal.Cause;
import io.surelock.replay.verify.Causes;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks causes up by reading their topics along with the journal: a desk decides on the records of
 * a partition in their order, so each topic is read once, from front to back.
 */
public final class KafkaCauses implements Causes, AutoCloseable {

    /** A desk has six topics of causes; more places than this are of partitions read before. */
    private static final int MOST_CURSORS = 12;

    private static final Set<String> TOPICS =
            Topics.all().stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> kafka;
    private final Map<String, Cursor> cursors = new HashMap<>();

    public KafkaCauses(Map<String, String> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    @Override
    public Answer find(Cause cause) {
        if (!TOPICS.contains(cause.topic())) {
            return new Answer.Missing();
        }
        String name = cause.topic() + "-" + cause.partition();
        Cursor cursor = cursors.get(name);
        if (cursor == null) {
            closeIfMany();
            cursor = new Cursor(kafka, cause);
            cursors.put(name, cursor);
        }
        return cursor.find(cause.offset());
    }

    private void closeIfMany() {
        if (cursors.size() >= MOST_CURSORS) {
            close();
            cursors.clear();
        }
    }

    @Override
    public void close() {
        cursors.values().forEach(Cursor::close);
    }

    /** The place in one partition. */
    private static final class Cursor implements AutoCloseable {

        private final PartitionReader reader;
        private final int partition;
        private final boolean exists;
        private long begin;
        private @Nullable ConsumerRecord<byte[], byte[]> current;
        private long from = -1;

        Cursor(Map<String, String> kafka, Cause first) {
            this.reader = new PartitionReader(kafka, first.topic());
            this.partition = first.partition();
            this.exists = Set.copyOf(reader.partitions()).contains(partition);
            if (exists) {
                begin = reader.begin(partition);
            }
        }

        Answer find(long offset) {
            if (!exists) {
                return new Answer.Missing();
            }
            if (offset < begin) {
                return new Answer.NotKept();
            }
            if (from < 0 || offset < from) {
                // Never in a sound journal but for several desks on one partition.
                start(offset);
            }
            while (current != null && current.offset() < offset) {
                advance();
            }
            ConsumerRecord<byte[], byte[]> here = current;
            return here != null && here.offset() == offset && here.value() != null
                    ? new Answer.Found(here.value())
                    : new Answer.Missing();
        }

        private void start(long offset) {
            if (offset >= reader.end(partition)) {
                current = null;
                return;
            }
            reader.start(partition, offset);
            advance();
        }

        private void advance() {
            current = reader.next();
            from = current == null ? Long.MAX_VALUE : current.offset();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
