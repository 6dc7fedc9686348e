package io.surelock.worker;

import io.surelock.bet.AccountId;
import io.surelock.bookmaker.Bookmaker;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Logs accounts in again, one login per account at a time and one per lost session: whoever found
 * the session lost before the last login need not log in. A login that failed is not tried again
 * for a while, because bookmakers lock accounts that keep failing. Safe for use by many threads.
 */
public final class SessionRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRenewal.class);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<AccountId, Login> logins = new HashMap<>();

    /** The latest login of an account; one that is under way ends in the future. */
    private record Login(@Nullable Long endNanos, boolean hasFailed) {}

    /**
     * Logs in on this thread, unless somebody else does or did.
     *
     * @param askedNanos {@link System#nanoTime()} before the question that found the session lost
     */
    public void renew(AccountId account, Bookmaker bookmaker, long askedNanos) {
        if (!begin(account, askedNanos)) {
            return;
        }
        boolean hasFailed = true;
        try {
            bookmaker.renewSession(account);
            hasFailed = false;
            LOG.info("Account {} is logged in again.", account);
        } catch (RuntimeException e) {
            LOG.error("Account {} could not be logged in again: {}", account, e.getMessage(), e);
        } finally {
            end(account, hasFailed);
        }
    }

    private boolean begin(AccountId account, long askedNanos) {
        lock.lock();
        try {
            Login latest = logins.get(account);
            if (latest != null && !isNeeded(latest, askedNanos)) {
                return false;
            }
            logins.put(account, new Login(null, false));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isNeeded(Login latest, long askedNanos) {
        Long endNanos = latest.endNanos();
        if (endNanos == null) {
            return false;
        }
        return latest.hasFailed()
                ? System.nanoTime() - endNanos > PAUSE_AFTER_FAILURE.toNanos()
                : askedNanos - endNanos > 0;
    }

    private void end(AccountId account, boolean hasFailed) {
        lock.lock();
        try {
            logins.put(account, new Login(System.nanoTime(), hasFailed));
        } finally {
            lock.unlock();
        }
    }
}
