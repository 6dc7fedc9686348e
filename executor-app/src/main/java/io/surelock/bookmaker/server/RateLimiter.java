package io.surelock.bookmaker.server;

import io.surelock.bet.AccountId;
import io.surelock.bookmaker.server.script.RateLimit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * Lets each account make so many calls a second. Instead of counting calls it keeps the instant at
 * which the account will have rested (the generic cell rate algorithm), so that one number an
 * account is enough. Safe for many callers at once.
 */
final class RateLimiter {

    /** Of the accounts that called longest ago, those beyond this many count as rested. */
    private static final int MOST_ACCOUNTS = 10_000;

    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final @Nullable RateLimit limit;
    // Guarded by this; the account that called last is the last.
    private final LinkedHashMap<AccountId, Instant> restedAt = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A limiter.
     *
     * @param limit null for none
     */
    RateLimiter(@Nullable RateLimit limit) {
        this.limit = limit;
    }

    /** How long the account has to wait before it may call; zero for a call that is let through. */
    synchronized Duration call(AccountId account, Instant now) {
        if (limit == null) {
            return Duration.ZERO;
        }
        Duration gap = Duration.ofNanos(NANOS_A_SECOND / limit.perSecond());
        Instant rested = restedAt.getOrDefault(account, now);
        Instant from = rested.isAfter(now) ? rested : now;
        Duration wait = Duration.between(now, from).minus(gap.multipliedBy(limit.burst() - 1L));
        if (wait.isPositive()) {
            return wait;
        }
        restedAt.put(account, from.plus(gap));
        if (restedAt.size() > MOST_ACCOUNTS) {
            restedAt.remove(restedAt.firstEntry().getKey());
        }
        return Duration.ZERO;
    }
}
