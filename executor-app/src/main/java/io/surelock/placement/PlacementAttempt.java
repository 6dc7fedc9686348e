package io.surelock.placement;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;

import java.time.Instant;

/**
 * The promise, committed before anything is sent, that this bet is about to be sent. A bet with an
 * attempt is never sent again.
 *
 * @param workerId the consumer group member that made the attempt
 * @param instanceId the process it ran in
 * @param sentAt broker time of the attempt; the send follows at once
 * @param requestPartition partition of the request that caused it
 * @param requestOffset offset of that request
 */
public record PlacementAttempt(
        String deskId,
        BetId bet,
        AccountId account,
        ClientReference reference,
        String workerId,
        String instanceId,
        Instant sentAt,
        int requestPartition,
        long requestOffset) {}
