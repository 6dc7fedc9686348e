package io.surelock.chaos;

import static org.awaitility.Awaitility.await;

import io.surelock.app.topics.KafkaAccessException;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionTimeoutException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** What must come about by itself once nothing is broken any more. */
final class Liveness {

    private static final Duration LAST_STABLE_WITHIN = Duration.ofSeconds(60);
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(2);

    /** Longer than the time between two questions about a bet. */
    private static final Duration QUIET_FOR = Duration.ofSeconds(6);

    private static final long ANSWER_SECONDS = 20;

    private Liveness() {}

    /** All pairs end within the time. */
    static void awaitEndings(Endings endings, Set<String> pairs, Duration within) {
        try {
            await().atMost(within).until(() -> endings.open(pairs).isEmpty());
        } catch (ConditionTimeoutException e) {
            Set<String> open = endings.open(pairs);
            throw new AssertionError(
                    "%d of %d pairs have not ended within %d s: %s"
                            .formatted(
                                    open.size(),
                                    pairs.size(),
                                    within.toSeconds(),
                                    open.stream().limit(20).toList()),
                    e);
        }
    }

    /**
     * No open transaction is left behind: the last stable offset is the end of every topic. Then
     * waits until nothing is written any more, so that whoever reads up to the ends finds
     * everything decided: pairs have ended before their bets' watches have.
     */
    static void awaitLastStableOffsets(Place place) throws KafkaAccessException {
        try (Admin admin = place.admin()) {
            awaitLastStableOffsets(admin);
            awaitQuiet(admin);
        }
    }

    private static void awaitQuiet(Admin admin) {
        AtomicReference<Map<TopicPartition, Long>> before = new AtomicReference<>(Map.of());
        await("nothing is written any more")
                .atMost(QUIET_WITHIN)
                .pollInterval(QUIET_FOR)
                .until(
                        () -> {
                            Map<TopicPartition, Long> now = endOffsets(admin);
                            return now.equals(before.getAndSet(now));
                        });
    }

    /** Of all topics but that of the clock's probes, which go on. */
    private static Map<TopicPartition, Long> endOffsets(Admin admin) throws Exception {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        ends(admin, latest(admin), IsolationLevel.READ_UNCOMMITTED)
                .forEach(
                        (partition, end) -> {
                            if (!partition.topic().equals(Topics.CLOCK_PROBES.name())) {
                                offsets.put(partition, end.offset());
                            }
                        });
        return offsets;
    }

    private static void awaitLastStableOffsets(Admin admin) {
        try {
            await().atMost(LAST_STABLE_WITHIN)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> heldBack(admin).isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("a transaction is still open in " + heldBackNow(admin), e);
        }
    }

    private static Set<String> heldBackNow(Admin admin) {
        try {
            return heldBack(admin);
        } catch (Exception e) {
            throw new AssertionError("the brokers do not tell where their topics end", e);
        }
    }

    private static Map<TopicPartition, OffsetSpec> latest(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        List<String> names = Topics.all().stream().map(topic -> topic.name()).toList();
        admin.describeTopics(names)
                .allTopicNames()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .forEach(
                        (name, topic) ->
                                topic.partitions()
                                        .forEach(
                                                partition ->
                                                        latest.put(
                                                                new TopicPartition(
                                                                        name,
                                                                        partition.partition()),
                                                                OffsetSpec.latest())));
        return latest;
    }

    private static Set<String> heldBack(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = latest(admin);
        Map<TopicPartition, ListOffsetsResultInfo> stable =
                ends(admin, latest, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, ListOffsetsResultInfo> all =
                ends(admin, latest, IsolationLevel.READ_UNCOMMITTED);
        Set<String> held = new TreeSet<>();
        stable.forEach(
                (partition, end) -> {
                    ListOffsetsResultInfo high = all.get(partition);
                    // The clock's probes go on, between the two questions as well.
                    if (!partition.topic().equals(Topics.CLOCK_PROBES.name())
                            && high != null
                            && end.offset() < high.offset()) {
                        held.add(partition.toString());
                    }
                });
        return held;
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(
            Admin admin, Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation)
            throws Exception {
        return admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }
}
