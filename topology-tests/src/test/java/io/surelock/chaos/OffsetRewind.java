package io.surelock.chaos;

import static org.awaitility.Awaitility.await;

import io.surelock.worker.placement.PlacementSettings;
import io.surelock.worker.settlement.SettlementSettings;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What an operator should never do to the workers' groups, and some day does. */
final class OffsetRewind {

    private static final String PREFIX = "surelock-";
    private static final List<String> GROUPS =
            List.of(PlacementSettings.GROUP, PREFIX + SettlementSettings.GROUP);
    private static final long BACK = 200;
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(2);
    private static final long ANSWER_SECONDS = 20;

    private OffsetRewind() {}

    /**
     * Sets the groups back by many requests, as soon as nobody is in them.
     *
     * @return how many partitions were set back
     */
    static int of(Place place) throws Exception {
        int moved = 0;
        try (Admin admin = place.admin()) {
            for (String group : GROUPS) {
                Map<TopicPartition, OffsetAndMetadata> earlier =
                        await("the offsets of " + group)
                                .atMost(ANSWERS_WITHIN)
                                .ignoreExceptions() // a broker may be away
                                .until(() -> earlier(admin, group), Objects::nonNull);
                await("nobody to be in " + group)
                        .atMost(ANSWERS_WITHIN)
                        .pollInterval(Duration.ofMillis(500))
                        .ignoreExceptions()
                        .until(() -> isSet(admin, group, earlier));
                moved += earlier.size();
            }
        }
        return moved;
    }

    private static Map<TopicPartition, OffsetAndMetadata> earlier(Admin admin, String group)
            throws Exception {
        Map<TopicPartition, OffsetAndMetadata> earlier = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .forEach(
                        (partition, offset) -> {
                            if (offset != null && offset.offset() > 0) {
                                long back = Math.max(0, offset.offset() - BACK);
                                earlier.put(partition, new OffsetAndMetadata(back));
                            }
                        });
        return earlier;
    }

    /** Brokers refuse while a member's session lasts. */
    private static boolean isSet(
            Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> offsets)
            throws Exception {
        try {
            admin.alterConsumerGroupOffsets(group, offsets)
                    .all()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }
}
