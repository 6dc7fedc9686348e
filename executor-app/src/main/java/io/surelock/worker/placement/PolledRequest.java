package io.surelock.worker.placement;

import io.surelock.bet.ClientReference;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.PlaceBet;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Instant;

/** A request as it was read. */
sealed interface PolledRequest {

    /** Where it was read. */
    Position at();

    /**
     * Where a request stands.
     *
     * @param appendedAt broker time of the request's record
     */
    record Position(int partition, long offset, Instant appendedAt) {

        @Override
        public String toString() {
            return "partition " + partition + ", offset " + offset;
        }
    }

    /** The order to place a bet. */
    record Placement(Position at, PlaceBet request) implements PolledRequest {

        /** What tells one bet from all others, of all desks. */
        ClientReference reference() {
            return request.order().reference();
        }

        /**
         * The earliest instant at which this bet can have been asked for. A copy of an old request
         * is as old as the request.
         */
        Instant askedAt() {
            Instant decided = request.requestedAt();
            return decided.isBefore(at.appendedAt()) ? decided : at.appendedAt();
        }
    }

    /** The order to look a bet up. */
    record Lookup(Position at, LookUpBet request) implements PolledRequest {}

    /**
     * Bytes that are no valid request.
     *
     * @param reason what is wrong, in words
     */
    record Unreadable(Position at, ConsumerRecord<byte[], byte[]> original, String reason)
            implements PolledRequest {}
}
