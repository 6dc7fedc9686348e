package io.surelock.worker.placement;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.PlaceBet;
import io.surelock.worker.Words;
import io.surelock.worker.placement.PolledRequest.Position;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads requests and checks what the protocol rests on: that all requests of one bet come through
 * one partition, and that its reference follows from the bet.
 */
final class RequestReader {

    private final Wire wire;
    private final int partitions;

    /**
     * @param partitions how many the request topic has
     */
    RequestReader(Wire wire, int partitions) {
        this.wire = wire;
        this.partitions = partitions;
    }

    /**
     * Reads one record; one that is no valid request is a value, too.
     *
     * @throws IllegalStateException if the topic does not carry broker time
     */
    PolledRequest read(ConsumerRecord<byte[], byte[]> polled) {
        if (polled.timestampType() != TimestampType.LOG_APPEND_TIME) {
            throw new IllegalStateException(
                    "Topic %s must have message.timestamp.type=LogAppendTime; nothing is sent until it does."
                            .formatted(Topics.BET_PLACEMENT_REQUESTS));
        }
        Position at =
                new Position(
                        polled.partition(),
                        polled.offset(),
                        Instant.ofEpochMilli(polled.timestamp()));
        try {
            return request(polled, at);
        } catch (UnreadableException e) {
            return new PolledRequest.Unreadable(at, polled, Words.reason(e.getMessage()));
        }
    }

    private PolledRequest request(ConsumerRecord<byte[], byte[]> polled, Position at)
            throws UnreadableException {
        Object request = wire.decode(Object.class, polled.value());
        if (request instanceof PlaceBet placeBet) {
            checkPlace(polled.key(), at, placeBet.order().account());
            checkReference(placeBet.deskId(), placeBet.order().bet(), placeBet.order().reference());
            checkTimeout(placeBet.callTimeout());
            return new PolledRequest.Placement(at, placeBet);
        }
        if (request instanceof LookUpBet lookUpBet) {
            checkPlace(polled.key(), at, lookUpBet.account());
            checkReference(lookUpBet.deskId(), lookUpBet.bet(), lookUpBet.reference());
            return new PolledRequest.Lookup(at, lookUpBet);
        }
        throw new UnreadableException(
                "a request to place or to look up a bet is expected here, not a "
                        + request.getClass().getSimpleName());
    }

    private void checkPlace(byte @Nullable [] key, Position at, AccountId account)
            throws UnreadableException {
        byte[] expected = account.toString().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(expected, key)) {
            throw new UnreadableException("the request for %s has another key".formatted(account));
        }
        int partition = Utils.toPositive(Utils.murmur2(expected)) % partitions;
        if (partition != at.partition()) {
            throw new UnreadableException(
                    "the request for %s belongs on partition %d, not %d"
                            .formatted(account, partition, at.partition()));
        }
    }

    private static void checkReference(String deskId, BetId bet, ClientReference reference)
            throws UnreadableException {
        if (!ClientReference.of(deskId, bet).equals(reference)) {
            throw new UnreadableException(
                    "the client reference of %s is not the one that follows from the bet"
                            .formatted(bet));
        }
    }

    private static void checkTimeout(Duration callTimeout) throws UnreadableException {
        if (callTimeout.isNegative()
                || callTimeout.isZero()
                || callTimeout.compareTo(PlaceBet.LONGEST_CALL) > 0) {
            throw new UnreadableException(
                    "the call time-out must be over zero and at most %s, not %s"
                            .formatted(PlaceBet.LONGEST_CALL, callTimeout));
        }
    }
}
