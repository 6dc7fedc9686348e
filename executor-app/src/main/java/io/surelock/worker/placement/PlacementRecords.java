package io.surelock.worker.placement;

import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlacementAttempt;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.Words;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The records that a placement worker writes, each with its topic, key and partition. */
record PlacementRecords(Wire wire) {

    private static final Logger LOG = LoggerFactory.getLogger(PlacementRecords.class);

    private static final String SOURCE = "placement-worker";

    /** An attempt, on the partition of its request: that is where the next worker looks for it. */
    ProducerRecord<byte[], byte[]> attempt(PlacementAttempt attempt) {
        return record(
                Topics.BET_PLACEMENT_ATTEMPTS,
                attempt.requestPartition(),
                attempt.account().toString(),
                wire.encode(attempt));
    }

    /**
     * An outcome. One that cannot be written as it is, whatever an adapter put into it, becomes
     * {@code UNKNOWN}: the desk must hear of it.
     */
    ProducerRecord<byte[], byte[]> outcome(PlacementOutcome outcome) {
        return record(
                Topics.BET_PLACEMENT_OUTCOMES, null, outcome.deskId(), encodeOrDoubt(outcome));
    }

    ProducerRecord<byte[], byte[]> lookup(LookupOutcome outcome) {
        return record(Topics.BET_PLACEMENT_OUTCOMES, null, outcome.deskId(), wire.encode(outcome));
    }

    ProducerRecord<byte[], byte[]> deadLetter(PolledRequest.Unreadable unreadable, Instant now) {
        return DeadLetter.record(unreadable.original(), unreadable.reason(), now, SOURCE);
    }

    private byte[] encodeOrDoubt(PlacementOutcome outcome) {
        try {
            return wire.encode(outcome);
        } catch (IllegalArgumentException | ArithmeticException e) {
            LOG.error("ALARM: an outcome cannot be written and becomes unknown: {}", outcome, e);
            return wire.encode(
                    new PlacementOutcome(
                            outcome.deskId(),
                            outcome.bet(),
                            PlacementStatus.UNKNOWN,
                            null,
                            null,
                            null,
                            Words.failure("the bookmaker's answer cannot be written", e),
                            outcome.sentAt(),
                            outcome.answeredAt(),
                            outcome.absenceAge()));
        }
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic topic, @Nullable Integer partition, String key, byte[] value) {
        return new ProducerRecord<>(
                topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
