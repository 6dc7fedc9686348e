package io.surelock.bookmaker.bridge;

import io.surelock.bet.AccountId;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The sessions of a bookmaker's accounts. Of many callers that need one, one logs in and the others
 * wait for it. A login that failed is not tried again for a while, because bookmakers lock accounts
 * that keep failing.
 */
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final Function<AccountId, Token> login;
    private final InstantSource clock;
    private final Map<AccountId, Session> sessions = new ConcurrentHashMap<>();

    /**
     * @param login logs in; throws {@link NoSessionException}
     * @param clock this machine's
     */
    Sessions(Function<AccountId, Token> login, InstantSource clock) {
        this.login = login;
        this.clock = clock;
    }

    /** The token of an account that is logged in. Never logs in. */
    Optional<String> current(AccountId account) {
        Token token = of(account).token;
        return Optional.ofNullable(token).map(Token::value);
    }

    /**
     * The token of an account, which is logged in if it has none or it is about to end.
     *
     * @throws NoSessionException if it cannot be logged in
     */
    String open(AccountId account) {
        Session session = of(account);
        Token token = session.token;
        return token != null && isFresh(token) ? token.value() : session.open(account);
    }

    /** Forgets a token that was refused, unless there is a newer one. */
    void lost(AccountId account, String token) {
        of(account).lost(token);
    }

    private Session of(AccountId account) {
        return sessions.computeIfAbsent(account, _ -> new Session());
    }

    private boolean isFresh(Token token) {
        return clock.instant().isBefore(token.renewAfter());
    }

    /** One account's. */
    private final class Session {

        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable Token token;
        private @Nullable Failure failure;

        private record Failure(long atNanos, String reason) {}

        String open(AccountId account) {
            lock.lock();
            try {
                Token known = token;
                if (known != null && isFresh(known)) {
                    return known.value(); // somebody else has logged in meanwhile
                }
                Failure last = failure;
                if (last != null && isRecent(last)) {
                    return orThrow(known, last.reason());
                }
                return logIn(account, known);
            } finally {
                lock.unlock();
            }
        }

        private String logIn(AccountId account, @Nullable Token known) {
            try {
                Token fresh = login.apply(account);
                token = fresh;
                failure = null;
                LOG.info("Account {} is logged in.", account);
                return fresh.value();
            } catch (NoSessionException e) {
                LOG.error("Account {} could not be logged in: {}", account, e.getMessage());
                String reason = String.valueOf(e.getMessage());
                failure = new Failure(System.nanoTime(), reason);
                return orThrow(known, reason);
            }
        }

        /** An old session that still holds is better than none. */
        private String orThrow(@Nullable Token known, String reason) {
            if (known == null) {
                throw new NoSessionException("no session: " + reason);
            }
            return known.value();
        }

        private boolean isRecent(Failure last) {
            return System.nanoTime() - last.atNanos() < PAUSE_AFTER_FAILURE.toNanos();
        }

        void lost(String refused) {
            lock.lock();
            try {
                Token known = token;
                if (known != null && known.value().equals(refused)) {
                    token = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
