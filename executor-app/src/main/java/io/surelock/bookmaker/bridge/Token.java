package io.surelock.bookmaker.bridge;

import java.time.Duration;
import java.time.Instant;

/**
 * A session's token.
 *
 * @param renewAfter when to log in again although the session still holds
 */
record Token(String value, Instant renewAfter) {

    /**
     * Renewed when three quarters of its life are over. An end that has passed already, by this
     * machine's clock, says that the clocks differ; such a session is kept until it is refused.
     */
    static Token of(String value, Instant expiresAt, Instant now) {
        Duration life = Duration.between(now, expiresAt);
        return new Token(
                value,
                life.isPositive() ? now.plus(life.dividedBy(4).multipliedBy(3)) : Instant.MAX);
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "Token[renewAfter=" + renewAfter + "]";
    }
}
