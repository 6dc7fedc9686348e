package io.surelock.mirror;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;

/**
 * Where Redis is and how to log in. One server, or a primary with its replicas behind one address;
 * not Redis Cluster, because a value and the mirror's position are written in one step.
 *
 * @param address {@code redis://host:port}, or {@code rediss://host:port} for TLS
 * @param username null for the default user
 * @param password null where Redis asks for none; never logged
 * @param database 0 and up
 * @param timeout longest wait for one answer, 1 ms to 10 s
 */
public record RedisSettings(
        String address,
        @Nullable String username,
        @Nullable String password,
        int database,
        Duration timeout) {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);

    public RedisSettings {
        URI uri = parse(address);
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of Redis must not contain a password; give it as a setting");
        }
        if (database < 0) {
            throw new IllegalArgumentException("a Redis database is 0 or more, not " + database);
        }
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("a Redis time-out is 1 ms to 10 s, not " + timeout);
        }
    }

    /** The first database of the server at this address, without login. */
    public static RedisSettings at(String address) {
        return new RedisSettings(address, null, null, 0, USUAL_TIMEOUT);
    }

    /** The same server with a login. */
    public RedisSettings login(@Nullable String user, String secret) {
        return new RedisSettings(address, user, secret, database, timeout);
    }

    /** Says everything but the login. */
    @Override
    public String toString() {
        return address + "/" + database;
    }

    // The text itself is never repeated in a message: it may hold a password.
    private static URI parse(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw malformed();
        }
        boolean known = uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
        if (!known || uri.getHost() == null || uri.getPort() < 1) {
            throw malformed();
        }
        return uri;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "the address of Redis is written redis://host:port or rediss://host:port");
    }
}
