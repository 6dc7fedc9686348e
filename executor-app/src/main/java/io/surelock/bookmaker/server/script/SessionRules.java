package io.surelock.bookmaker.server.script;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Who may log in, and for how long.
 *
 * @param lifetime from the login to the first 401; over zero
 * @param username the only one that may log in; null for any
 * @param password the only one that is right; null for any
 */
public record SessionRules(
        Duration lifetime, @Nullable String username, @Nullable String password) {

    public static final SessionRules DEFAULT = new SessionRules(Duration.ofHours(24), null, null);

    /** Whether these credentials are the right ones. */
    public boolean allows(String name, String secret) {
        return (username == null || username.equals(name))
                && (password == null || password.equals(secret));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SessionRules[lifetime=%s, username=%s]".formatted(lifetime, username);
    }
}
