package io.surelock.bookmaker.server.script;

/**
 * How many calls an account may make, logins and health apart.
 *
 * @param perSecond in the long run; 1 or more
 * @param burst at once after a rest; 1 or more
 */
public record RateLimit(int perSecond, int burst) {

    public RateLimit {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate limit lets at least one call through");
        }
    }
}
