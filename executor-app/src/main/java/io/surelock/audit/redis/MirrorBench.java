package io.surelock.audit.redis;

import io.surelock.mirror.RedisConnection;
import io.surelock.mirror.RedisMirror;
import io.surelock.mirror.RedisSettings;
import io.surelock.mirror.RedisUnavailableException;
import io.surelock.mirror.RedisWrite;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The real mirror on a real Redis, and a witness beside it. */
public final class MirrorBench implements AutoCloseable {

    private final String address;
    private final RedisConnection connection;
    private final RedisMirror mirror;
    private final RedisWitness witness;
    private final UnaryOperator<RedisWrite> onTheWay;

    /** The mirror as it is, on the Redis at {@code redis://host:port}. */
    public static MirrorBench open(String address) throws IOException {
        return open(address, UnaryOperator.identity());
    }

    /**
     * A mirror that something happens to.
     *
     * @param onTheWay changes what is written; the identity but in tests
     */
    static MirrorBench open(String address, UnaryOperator<RedisWrite> onTheWay) throws IOException {
        return new MirrorBench(address, onTheWay);
    }

    private MirrorBench(String address, UnaryOperator<RedisWrite> onTheWay) throws IOException {
        this.address = address;
        this.witness = new RedisWitness(address);
        this.connection = RedisConnection.open(RedisSettings.at(address));
        this.mirror = new RedisMirror(connection);
        this.onTheWay = onTheWay;
    }

    /**
     * Writes as the running mirror does.
     *
     * @return the commands by which Redis changed a key, as Redis itself tells them
     */
    public List<String> write(List<RedisWrite> writes)
            throws IOException, RedisUnavailableException {
        String token = "audit-" + UUID.randomUUID();
        try (RedisWitness monitor = new RedisWitness(address)) {
            monitor.command("MONITOR");
            mirror.write(writes.stream().map(onTheWay).toList());
            witness.command("ECHO", token);
            return commandsUntil(token, monitor);
        }
    }

    /** The value of a key, or null. */
    public @Nullable String get(String key) throws IOException {
        return (String) witness.command("GET", key);
    }

    /** Makes room for a key that must be written anew. */
    public void delete(String key) throws IOException {
        witness.command("DEL", key);
    }

    /** Milliseconds until the key ends; -1 for never, -2 where there is none. */
    public long remaining(String key) throws IOException {
        return (Long) Objects.requireNonNull(witness.command("PTTL", key));
    }

    /** What time it is for Redis, to the millisecond. */
    public Instant now() throws IOException {
        return witness.now();
    }

    @Override
    public void close() throws IOException {
        connection.close();
        witness.close();
    }

    private static List<String> commandsUntil(String token, RedisWitness monitor)
            throws IOException {
        List<String> commands = new ArrayList<>();
        while (true) {
            String line = String.valueOf(monitor.answer());
            if (line.contains(token)) {
                return commands;
            }
            if (line.contains(" lua] \"SET\"")) {
                commands.add(readable(line.substring(line.indexOf("\"SET\""))));
            }
        }
    }

    /** Words without their quotes, as one would type them. */
    private static String readable(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("\" \"", " ").replace("\\\"", "\"");
    }
}
