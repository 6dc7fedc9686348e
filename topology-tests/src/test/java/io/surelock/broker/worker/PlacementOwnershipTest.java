package io.surelock.broker.worker;

import static io.surelock.broker.worker.PlacementRig.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.placement.PlacementStatus;
import io.surelock.worker.Step;
import io.surelock.worker.Steps;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A worker loses a partition while it holds requests of it. Two layers see to it that it does not
 * send them; in each test the other layer is taken away.
 */
@Tag("broker")
@Timeout(120)
@SuppressWarnings("NullAway.Init") // set before the tests
class PlacementOwnershipTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir private static Path folder;
    private static TestBroker broker;

    private final LedgerBookmaker first = new LedgerBookmaker();
    private final LedgerBookmaker second = new LedgerBookmaker();
    private final AtomicInteger polled = new AtomicInteger();
    private final AtomicBoolean hasLost = new AtomicBoolean();
    private PlacementRig rig;
    private TestClients clients;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start(folder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void reset() throws Exception {
        broker.reset();
        rig = new PlacementRig(broker, "owners-" + System.nanoTime());
        clients = broker.clients();
    }

    @AfterEach
    void stopWorkers() {
        rig.close();
    }

    @Test
    void sendsNothingOfAPartitionThatAnotherWorkerTookBetweenPollAndCommit() throws Exception {
        clients.wrapMembers(member -> counting(withoutRevocations(member)));
        requestOnBothPartitions();
        start(
                step -> {
                    if (step == Step.AFTER_POLL && polled.get() == 2) {
                        loseAPartition(() -> second.ledger().size() == 1);
                    }
                });
        awaitBothAnswered();
        assertThat(first.ledger()).hasSize(1);
        assertThat(second.ledger()).hasSize(1);
    }

    @Test
    void dropsTheRequestsOfAPartitionThatIsRevoked() throws Exception {
        clients.wrapMembers(this::counting);
        clients.wrapTransactions(this::withTheNewestMembership);
        requestOnBothPartitions();
        start(
                step -> {
                    if (step == Step.AFTER_ATTEMPTS_WRITTEN && polled.get() == 2) {
                        loseAPartition(() -> true);
                    }
                });
        awaitBothAnswered();
        assertThat(first.ledger()).hasSize(1);
        assertThat(second.ledger()).hasSize(1);
    }

    private void requestOnBothPartitions() throws Exception {
        rig.request("P-0", account(0));
        rig.request("P-1", account(1));
    }

    private void start(Steps steps) {
        rig.start("worker-a", first, clients, steps);
    }

    private void awaitBothAnswered() {
        await().atMost(LIMIT).until(() -> rig.told("P-0").size() + rig.told("P-1").size() >= 2);
        assertThat(hasLost).as("the first worker has lost a partition").isTrue();
        assertThat(rig.told("P-0")).containsExactly(PlacementStatus.ACCEPTED);
        assertThat(rig.told("P-1")).containsExactly(PlacementStatus.ACCEPTED);
        assertThat(Stream.concat(first.ledger().stream(), second.ledger().stream()))
                .containsExactlyInAnyOrder("P-0", "P-1");
        assertThat(rig.attempted()).containsExactlyInAnyOrder("P-0", "P-1");
    }

    /**
     * Starts a second worker and lets the first take part in the rebalance, on its own thread, as a
     * worker would that polls for its heartbeat while it holds a batch.
     */
    private void loseAPartition(Callable<Boolean> condition) {
        if (!hasLost.compareAndSet(false, true)) {
            return;
        }
        Consumer<byte[], byte[]> member = clients.member();
        rig.start("worker-b", second);
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(9))
                .until(
                        () -> {
                            member.pause(member.assignment());
                            member.poll(Duration.ofMillis(20));
                            return member.assignment().size() == 1 && condition.call();
                        });
        member.resume(member.paused());
    }

    private Consumer<byte[], byte[]> counting(Consumer<byte[], byte[]> member) {
        return wrap(
                member,
                call -> {
                    Object result = call.proceed();
                    if (result instanceof ConsumerRecords<?, ?> records && !records.isEmpty()) {
                        polled.set(records.count());
                    }
                    return result;
                });
    }

    private static Consumer<byte[], byte[]> withoutRevocations(Consumer<byte[], byte[]> member) {
        return wrap(
                member,
                call -> {
                    @Nullable Object[] arguments = call.arguments();
                    if (call.name().equals("subscribe")
                            && arguments.length == 2
                            && arguments[1] instanceof ConsumerRebalanceListener listener) {
                        arguments[1] = new AssignmentsOnly(listener);
                    }
                    return call.proceed();
                });
    }

    private Producer<byte[], byte[]> withTheNewestMembership(Producer<byte[], byte[]> producer) {
        @SuppressWarnings("unchecked")
        Producer<byte[], byte[]> wrapped =
                Wrapped.around(
                        Producer.class,
                        producer,
                        call -> {
                            if (call.name().equals("sendOffsetsToTransaction")) {
                                call.arguments()[1] = clients.member().groupMetadata();
                            }
                            return call.proceed();
                        });
        return wrapped;
    }

    @SuppressWarnings("unchecked")
    private static Consumer<byte[], byte[]> wrap(
            Consumer<byte[], byte[]> member, Wrapped.Around around) {
        return Wrapped.around(Consumer.class, member, around);
    }

    private record AssignmentsOnly(ConsumerRebalanceListener listener)
            implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            listener.onPartitionsAssigned(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            List<TopicPartition> _ = List.copyOf(partitions);
        }
    }
}
