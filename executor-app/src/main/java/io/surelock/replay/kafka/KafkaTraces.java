package io.surelock.replay.kafka;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.placement.PlacementAttempt;
import io.surelock.replay.ReplayException;
import io.surelock.replay.timeline.Actor;
import io.surelock.replay.timeline.Moment;
import io.surelock.replay.timeline.PairStory;
import io.surelock.replay.timeline.Tone;
import io.surelock.replay.timeline.Words;
import io.surelock.settlement.PollKind;
import io.surelock.settlement.PollOutcome;
import io.surelock.topology.Partitions;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What topics beside the journal say of a pair: the committed attempts to send its bets, and every
 * answer to a question how they stand.
 */
public final class KafkaTraces {

    private final Map<String, String> kafka;
    private final Wire wire;

    public KafkaTraces(Map<String, String> kafka, Wire wire) {
        this.kafka = Map.copyOf(kafka);
        this.wire = wire;
    }

    /**
     * The moments of one pair that the journal does not have.
     *
     * @throws ReplayException if Kafka cannot be read
     */
    public List<Moment> of(PairStory story) throws ReplayException {
        Opportunity opportunity = story.opportunity();
        if (opportunity == null || story.legs().isEmpty()) {
            return List.of();
        }
        List<Moment> moments = new ArrayList<>();
        try {
            for (Leg leg : Leg.values()) {
                BetId bet = new BetId(story.pairId(), leg);
                String account = opportunity.leg(leg).account().toString();
                read(
                        Topics.BET_PLACEMENT_ATTEMPTS,
                        account,
                        value -> addAttempt(moments, bet, value));
                read(
                        Topics.SETTLEMENT_POLL_OUTCOMES,
                        bet.toString(),
                        value -> addPoll(moments, bet, value));
            }
        } catch (KafkaException | UnreadableException e) {
            throw new ReplayException(
                    "the attempts and polls of %s could not be read: %s"
                            .formatted(story.pairId(), e.getMessage()),
                    e);
        }
        return moments;
    }

    /** Takes the value of one record. */
    private interface Taker {
        void take(byte[] value) throws UnreadableException;
    }

    private void addAttempt(List<Moment> moments, BetId bet, byte[] value)
            throws UnreadableException {
        PlacementAttempt attempt = wire.decode(PlacementAttempt.class, value);
        if (attempt.bet().equals(bet)) {
            moments.add(
                    new Moment(
                            attempt.sentAt(),
                            Actor.WORKER,
                            Actor.WORKER,
                            Tone.PLAIN,
                            bet.leg().label() + " attempt",
                            "committed by %s before anything is sent"
                                    .formatted(attempt.instanceId()),
                            0));
        }
    }

    private void addPoll(List<Moment> moments, BetId bet, byte[] value) throws UnreadableException {
        PollOutcome poll = wire.decode(PollOutcome.class, value);
        if (poll.bet().equals(bet)) {
            Duration took = Duration.between(poll.requestedAt(), poll.answeredAt());
            moments.add(
                    new Moment(
                            poll.answeredAt(),
                            bet.leg() == Leg.POSITIVE ? Actor.POSITIVE : Actor.HEDGE,
                            Actor.SETTLEMENT,
                            poll.answer().outcome() == null ? Tone.WAITING : Tone.GOOD,
                            "%s %s %d"
                                    .formatted(
                                            bet.leg().label(),
                                            poll.kind() == PollKind.NUMBERED
                                                    ? "poll"
                                                    : "correction poll",
                                            poll.number()),
                            "%s, asked %s before"
                                    .formatted(
                                            Words.words(poll.answer().label()), Words.length(took)),
                            0));
        }
    }

    /** Reads the records of one key. */
    private void read(Topic topic, String key, Taker taker) throws UnreadableException {
        try (PartitionReader reader = new PartitionReader(kafka, topic)) {
            int partitions = reader.partitions().size();
            if (partitions == 0) {
                return;
            }
            int partition = Partitions.of(key, partitions);
            byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
            reader.start(partition, reader.begin(partition));
            ConsumerRecord<byte[], byte[]> record = reader.next();
            while (record != null) {
                if (Arrays.equals(utf8, record.key()) && record.value() != null) {
                    taker.take(record.value());
                }
                record = reader.next();
            }
        }
    }
}
