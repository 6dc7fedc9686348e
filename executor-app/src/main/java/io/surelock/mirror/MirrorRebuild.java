package io.surelock.mirror;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Rebuilds the mirror on demand: forgets its positions, so that the running mirrors begin again;
 * where none runs, reads both topics to their present end itself. Keys that are right already stay
 * as they are, and none is missing in between.
 */
public final class MirrorRebuild {

    private static final Duration POLL = Duration.ofMillis(200);

    /** A broker that gives nothing for this long while there is more is taken for gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Object> clientSettings;
    private final String group;
    private final RedisMirror mirror;
    private final MirrorRecords reader;

    /**
     * Prepares a rebuild.
     *
     * @param clientSettings where the brokers are and how to log in, by Kafka's client names
     * @param prefix begins the name of the running mirrors' consumer group
     */
    public MirrorRebuild(
            Map<String, Object> clientSettings,
            String prefix,
            RedisMirror mirror,
            MirrorRecords reader) {
        this.group = MirrorClients.group(prefix);
        this.clientSettings = Map.copyOf(clientSettings);
        this.mirror = mirror;
        this.reader = reader;
    }

    /**
     * What a rebuild came to.
     *
     * @param runningMirrors how many mirrors were told to begin again; 0 if it was done here
     * @param report what was done here; nothing where mirrors run
     */
    public record Result(int runningMirrors, MirrorReport report) {}

    /**
     * Rebuilds.
     *
     * @throws RedisUnavailableException if Redis fails; what is written so far stays, and the
     *     mirrors go on from there
     * @throws KafkaException if the brokers cannot be asked
     */
    public Result run() throws RedisUnavailableException {
        int running = runningMirrors();
        mirror.clearPositions();
        MirrorApplier applier = new MirrorApplier(mirror, reader);
        if (running == 0) {
            readToTheEnd(applier);
        }
        return new Result(running, applier.report());
    }

    private void readToTheEnd(MirrorApplier applier) throws RedisUnavailableException {
        try (KafkaConsumer<byte[], byte[]> consumer =
                MirrorClients.consumer(clientSettings, group)) {
            List<TopicPartition> partitions =
                    MirrorRecords.TOPICS.stream()
                            .map(consumer::partitionsFor)
                            .flatMap(Collection::stream)
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> positions = new HashMap<>();
            long lastNanos = System.nanoTime();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
                if (batch.isEmpty()) {
                    if (System.nanoTime() - lastNanos > PATIENCE.toNanos()) {
                        throw new KafkaException(
                                "the brokers gave no records for %d s; begin again when they do"
                                        .formatted(PATIENCE.toSeconds()));
                    }
                    continue;
                }
                lastNanos = System.nanoTime();
                Optional<Map<TopicPartition, Long>> moved = applier.apply(batch, positions);
                if (moved.isEmpty()) {
                    return; // a mirror has started meanwhile and does the rest
                }
                positions.putAll(moved.get());
            }
        }
    }

    private int runningMirrors() {
        try (Admin admin = Admin.create(clientSettings)) {
            ConsumerGroupDescription mirrors =
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group);
            return mirrors == null ? 0 : mirrors.members().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw new KafkaException("the running mirrors cannot be counted", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while counting the running mirrors", e);
        }
    }
}
