package io.surelock.broker.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.contract.Topics;
import io.surelock.worker.WorkerClients;
import io.surelock.worker.WorkerClients.Start;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** A worker that was killed and is back before its session has ended takes its place again. */
@Tag("broker")
class PlaceInGroupTest {

    private static final String GROUP = "workers";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir static Path folder;

    private static TestBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start(folder);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void emptyTopics() throws Exception {
        broker.reset();
    }

    @Test
    void takesItsPlaceAgainWithoutARebalance() {
        WorkerClients clients = broker.clients();
        Consumer<byte[], byte[]> killed = join(clients, "worker-1");
        ConsumerGroupMetadata before = killed.groupMetadata();
        Set<TopicPartition> had = killed.assignment();
        // As after a kill: the group is told nothing.
        killed.close(
                CloseOptions.timeout(POLL)
                        .withGroupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));

        try (Consumer<byte[], byte[]> back = join(clients, "worker-1")) {
            assertThat(back.assignment()).isEqualTo(had);
            assertThat(back.groupMetadata().generationId()).isEqualTo(before.generationId());
            // Another member by its id, so that its predecessor can commit nothing any more.
            assertThat(back.groupMetadata().memberId()).isNotEqualTo(before.memberId());
            back.close(WorkerClients.leaving(POLL));
        }
    }

    @Test
    void givesItsPlaceUpWhenItLeaves() {
        WorkerClients clients = broker.clients();
        Consumer<byte[], byte[]> first = join(clients, "worker-1");
        ConsumerGroupMetadata before = first.groupMetadata();
        first.close(WorkerClients.leaving(SOON));

        try (Consumer<byte[], byte[]> second = join(clients, "worker-2")) {
            assertThat(second.groupMetadata().generationId()).isGreaterThan(before.generationId());
            second.close(WorkerClients.leaving(POLL));
        }
    }

    private static Consumer<byte[], byte[]> join(WorkerClients clients, String name) {
        Consumer<byte[], byte[]> member = clients.member(GROUP, name, Start.AT_BEGINNING);
        member.subscribe(Set.of(Topics.BET_PLACEMENT_REQUESTS.name()));
        await().atMost(SOON)
                .until(
                        () -> {
                            member.poll(POLL);
                            return member.assignment().size() == TestBroker.PARTITIONS;
                        });
        return member;
    }
}
