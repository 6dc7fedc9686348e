package io.surelock.worker.placement;

import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.worker.Step;
import io.surelock.worker.SupervisedWorker;
import io.surelock.worker.WorkerClients;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One life of the placement worker: a member of the group that shares the requests, and a producer
 * of transactions. It commits that it is about to send, then has it sent, once or never. Where it
 * cannot be certain it ends, and its supervisor starts another.
 */
final class PlacementWorker implements SupervisedWorker {

    private static final Logger LOG = LoggerFactory.getLogger(PlacementWorker.class);

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration OFFSETS_LIMIT = Duration.ofSeconds(10);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(2);
    private static final Duration PRODUCER_CLOSE_LIMIT = Duration.ofSeconds(1);

    /** More aborts than this in a row are no rebalance; a new worker begins with a pause. */
    private static final int MOST_ABORTS = 5;

    private final PlacementParts parts;
    private final PlacementCalls calls;
    private final String clientId;
    private final IntakeGate gate;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable Consumer<byte[], byte[]>> polling =
            new AtomicReference<>();
    private int aborts;

    PlacementWorker(PlacementParts parts, PlacementCalls calls) {
        this.parts = parts;
        this.calls = calls;
        this.clientId = parts.settings().instanceId() + "-placement";
        this.gate = new IntakeGate(parts.clock(), calls, parts.settings().maxWaiting());
    }

    @Override
    public void run() throws InterruptedException {
        awaitClock();
        if (isStopped()) {
            return;
        }
        // The id names the process: what its former life left open is closed by the next.
        String transactionalId = parts.settings().group() + "-" + parts.settings().instanceId();
        Producer<byte[], byte[]> producer = parts.clients().transactional(transactionalId);
        try {
            producer.initTransactions();
            runMember(producer);
        } finally {
            producer.close(PRODUCER_CLOSE_LIMIT);
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> member = polling.get();
        if (member != null) {
            member.wakeup();
        }
    }

    private void runMember(Producer<byte[], byte[]> producer) {
        Consumer<byte[], byte[]> member =
                parts.clients()
                        .member(parts.settings().group(), clientId, WorkerClients.Start.REFUSED);
        polling.set(member);
        try {
            work(member, producer);
        } catch (WakeupException e) {
            if (!isStopped()) {
                throw e;
            }
        } catch (InvalidOffsetException e) {
            throw new IllegalStateException(
                    "The group's place in %s lies outside of the log, so records were lost. Nothing is sent from there; check the brokers, then set the group's offsets."
                            .formatted(e.partitions()),
                    e);
        } finally {
            polling.set(null);
            member.close(WorkerClients.leaving(LEAVE_LIMIT));
        }
    }

    private void work(Consumer<byte[], byte[]> member, Producer<byte[], byte[]> producer) {
        RecentAttempts attempts = new RecentAttempts();
        AttemptsReader reader =
                new AttemptsReader(parts.clients(), parts.wire(), clientId + "-attempts");
        RequestAssignment assignment =
                new RequestAssignment(member, reader, attempts, parts.clock());
        RequestHandler handler =
                new RequestHandler(
                        parts,
                        new RequestReader(parts.wire(), commonPartitions(member)),
                        attempts,
                        assignment,
                        new RequestHandler.Outputs(
                                new PlacementTransaction(producer, parts.steps()), calls));
        member.subscribe(Set.of(Topics.BET_PLACEMENT_REQUESTS.name()), assignment);
        while (!isStopped()) {
            gate.apply(member);
            ConsumerRecords<byte[], byte[]> polled = member.poll(POLL);
            ConsumerGroupMetadata membership = member.groupMetadata();
            assignment.batchBegins();
            if (!polled.isEmpty() && !isStopped()) {
                parts.steps().reached(Step.AFTER_POLL);
                take(member, handler, polled, membership);
            }
        }
    }

    private void take(
            Consumer<byte[], byte[]> member,
            RequestHandler handler,
            ConsumerRecords<byte[], byte[]> polled,
            ConsumerGroupMetadata membership) {
        if (membership.generationId() < 0 || membership.memberId().isEmpty()) {
            // Brokers do not check the offsets of somebody who is no member.
            throw new IllegalStateException("Requests were polled without a membership.");
        }
        if (!parts.clock().trusted()) { // lost it within the poll
            rewind(member);
        } else if (handler.handle(polled, membership)) {
            aborts = 0;
        } else if (++aborts > MOST_ABORTS) {
            throw new IllegalStateException(
                    "More than %d transactions in a row were aborted.".formatted(MOST_ABORTS));
        } else {
            rewind(member);
        }
    }

    /** Back to what is committed: what was polled beyond it has not happened. */
    private static void rewind(Consumer<byte[], byte[]> member) {
        Set<TopicPartition> assigned = member.assignment();
        Map<TopicPartition, OffsetAndMetadata> committed =
                member.committed(assigned, OFFSETS_LIMIT);
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset == null) {
                throw new IllegalStateException(
                        "The group has lost its place in %s.".formatted(partition));
            }
            member.seek(partition, offset);
        }
    }

    /** Waits for a time to go by, without holding on to partitions meanwhile. */
    private void awaitClock() throws InterruptedException {
        boolean isLogged = false;
        while (!parts.clock().trusted() && !isStopped()) {
            if (!isLogged) {
                LOG.warn("No bets are sent yet: {}", distrust().orElse("the clock recovers"));
                isLogged = true;
            }
            if (stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private Optional<String> distrust() {
        return parts.clock().health().distrust();
    }

    /**
     * The number of partitions that requests and attempts have in common, as the protocol needs.
     */
    private static int commonPartitions(Consumer<byte[], byte[]> member) {
        int requests = partitions(member, Topics.BET_PLACEMENT_REQUESTS);
        int attempts = partitions(member, Topics.BET_PLACEMENT_ATTEMPTS);
        if (requests != attempts) {
            throw new IllegalStateException(
                    "Topic %s has %d partitions and topic %s has %d; they must have the same number, or an attempt could not be found again."
                            .formatted(
                                    Topics.BET_PLACEMENT_REQUESTS,
                                    requests,
                                    Topics.BET_PLACEMENT_ATTEMPTS,
                                    attempts));
        }
        return requests;
    }

    private static int partitions(Consumer<byte[], byte[]> member, Topic topic) {
        int partitions = member.partitionsFor(topic.name(), OFFSETS_LIMIT).size();
        if (partitions == 0) {
            throw new IllegalStateException(
                    "Topic %s does not exist; create the topics first.".formatted(topic));
        }
        return partitions;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
