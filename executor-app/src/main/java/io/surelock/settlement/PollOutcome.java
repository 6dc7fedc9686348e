package io.surelock.settlement;

import io.surelock.bet.BetId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a settlement worker reports of one poll.
 *
 * @param number of the poll answered
 * @param requestedAt of the poll answered
 * @param raw the bookmaker's own words, at most 2,000 characters
 */
public record PollOutcome(
        String deskId,
        BetId bet,
        PollKind kind,
        int number,
        PollAnswer answer,
        Instant requestedAt,
        Instant answeredAt,
        @Nullable String raw) {}
