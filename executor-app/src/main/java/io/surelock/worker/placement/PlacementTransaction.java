package io.surelock.worker.placement;

import io.surelock.worker.Step;
import io.surelock.worker.Steps;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Commits what a worker is about to do together with the offsets of the requests for it. */
final class PlacementTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(PlacementTransaction.class);

    /** Three times the producer's longest wait is about the life of a transaction. */
    private static final int COMMIT_TRIES = 3;

    private final Producer<byte[], byte[]> producer;
    private final Steps steps;

    PlacementTransaction(Producer<byte[], byte[]> producer, Steps steps) {
        this.producer = producer;
        this.steps = steps;
    }

    /**
     * What one transaction holds.
     *
     * @param next where the group reads on after it
     * @param member the consumer's membership right after the poll that brought the requests.
     *     Brokers check its generation, not the ownership of partitions, so one taken later would
     *     let a worker commit what another worker has taken over.
     * @param isHeld whether all requests are still this worker's
     */
    record Content(
            List<ProducerRecord<byte[], byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> next,
            ConsumerGroupMetadata member,
            BooleanSupplier isHeld) {}

    /**
     * Commits or aborts.
     *
     * @return whether it is certainly committed; if not, it is certainly aborted
     * @throws KafkaException if neither is certain, or nothing more can be done with this producer:
     *     the worker must end and may send nothing of it
     */
    boolean commit(Content content) {
        try {
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> planned : content.records()) {
                var _ = producer.send(planned); // what fails here fails the commit
            }
            steps.reached(Step.AFTER_ATTEMPTS_WRITTEN);
            producer.sendOffsetsToTransaction(content.next(), content.member());
            steps.reached(Step.BEFORE_COMMIT);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("A transaction of attempts is aborted: {}", e.getMessage(), e);
            producer.abortTransaction();
            return false;
        }
        if (!content.isHeld().getAsBoolean()) {
            LOG.warn(
                    "A transaction of attempts is aborted: its requests belong to another worker.");
            producer.abortTransaction();
            return false;
        }
        commitForCertain();
        return true;
    }

    private void commitForCertain() {
        for (int tries = 1; ; tries++) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (tries == COMMIT_TRIES) {
                    throw new KafkaException(
                            "It stays unknown whether attempts were committed; their bets are not sent by this worker.",
                            e);
                }
                LOG.warn("A commit of attempts is not answered and is tried again.", e);
            }
        }
    }
}
