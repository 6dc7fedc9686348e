package io.surelock.event;

import io.surelock.bet.AccountId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The current cooldown of one account, as the compacted topic {@code account-cooldowns} keeps it.
 *
 * @param pairId null for a cooldown taken over from an older worker
 * @param until the account rests while now is before this
 * @param sequence journal sequence of the entry that started it
 */
public record AccountCooldown(
        String deskId,
        AccountId account,
        @Nullable String pairId,
        Instant startedAt,
        Instant until,
        long sequence) {}
