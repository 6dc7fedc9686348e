package io.surelock.audit.cluster;

import io.surelock.contract.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which instance decides for the desk, as the brokers say that the partitions are shared out. */
final class DeskOwner implements AutoCloseable {

    private static final String GROUP = ClusterRun.PREFIX + "-desk";
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Admin admin;

    DeskOwner(Map<String, String> kafka) {
        this.admin = Admin.create(Map.copyOf(kafka));
    }

    /**
     * The id of the instance, once one is named.
     *
     * @param partition where the desk's opportunities are
     */
    String await(int partition) throws InterruptedException {
        List<String> found = new ArrayList<>();
        Waits.until("an instance has the desk", SOON, () -> found.addAll(owners(partition)));
        return found.getFirst();
    }

    private List<String> owners(int partition) {
        TopicPartition desk = new TopicPartition(Topics.ARB_OPPORTUNITIES.name(), partition);
        var group = admin.describeConsumerGroups(List.of(GROUP)).describedGroups().get(GROUP);
        return Objects.requireNonNull(group)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .members()
                .stream()
                .filter(member -> member.assignment().topicPartitions().contains(desk))
                .map(DeskOwner::instance)
                .toList();
    }

    /** Kafka Streams adds the number of the thread. */
    private static String instance(MemberDescription member) {
        String thread = member.groupInstanceId().orElseThrow();
        return thread.substring(0, thread.lastIndexOf('-'));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
