package io.surelock.bookmaker.server;

import io.surelock.bet.AccountId;
import io.surelock.bookmaker.server.script.SessionRules;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Who is logged in. Several sessions of one account live side by side. Kept in memory only: after a
 * restart everybody has to log in again. Safe for many callers at once.
 */
final class Sessions {

    /** When one more comes, the oldest ends. */
    static final int MOST = 10_000;

    private static final int TOKEN_BYTES = 16;

    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();
    // Guarded by this; in the order of the logins.
    private final LinkedHashMap<String, Session> open = new LinkedHashMap<>();

    Sessions(SessionRules rules) {
        this.lifetime = rules.lifetime();
    }

    /** Opens a session. */
    synchronized Session open(AccountId account, Instant now) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        Session session = new Session(HexFormat.of().formatHex(bytes), account, now.plus(lifetime));
        if (open.size() >= MOST) {
            open.remove(open.firstEntry().getKey());
        }
        open.put(session.token(), session);
        return session;
    }

    /** The session of a token, if it is still open. */
    synchronized Optional<Session> find(String token, Instant now) {
        Session session = open.get(token);
        if (session != null && !now.isBefore(session.expiresAt())) {
            open.remove(token);
            return Optional.empty();
        }
        return Optional.ofNullable(session);
    }

    /** Ends a session early. */
    synchronized void end(Session session) {
        open.remove(session.token());
    }

    /**
     * One login.
     *
     * @param token what calls carry
     * @param expiresAt the first instant at which it is not taken any more
     */
    record Session(String token, AccountId account, Instant expiresAt) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Session[account=%s, expiresAt=%s]".formatted(account, expiresAt);
        }
    }
}
