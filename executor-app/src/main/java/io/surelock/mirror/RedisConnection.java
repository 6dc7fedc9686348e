package io.surelock.mirror;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.SingleServerConfig;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The connection to Redis. It connects when first used, and again whenever it was lost. */
public final class RedisConnection implements AutoCloseable {

    /** A command is tried twice, so that a connection lost while idle is not an outage. */
    private static final int RETRIES = 1;

    private static final Duration RETRY_DELAY = Duration.ofMillis(100);
    private static final Duration RECONNECT_DELAY = Duration.ofMillis(500);
    private static final int PING_MILLIS = 5_000;

    private final RedisSettings settings;
    private final RedissonClient client;

    private RedisConnection(RedisSettings settings, RedissonClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** Prepares a connection; Redis need not be there yet. */
    public static RedisConnection open(RedisSettings settings) {
        Config config =
                new Config()
                        .setLazyInitialization(true)
                        .setThreads(2)
                        .setNettyThreads(2)
                        .setUsername(settings.username())
                        .setPassword(settings.password());
        int timeoutMillis = Math.toIntExact(settings.timeout().toMillis());
        SingleServerConfig server =
                config.useSingleServer()
                        .setAddress(settings.address())
                        .setDatabase(settings.database())
                        .setConnectionMinimumIdleSize(1)
                        .setConnectionPoolSize(2)
                        .setSubscriptionConnectionMinimumIdleSize(0)
                        .setSubscriptionConnectionPoolSize(1);
        server.setTimeout(timeoutMillis)
                .setConnectTimeout(timeoutMillis)
                .setRetryAttempts(RETRIES)
                .setRetryDelay(new ConstantDelay(RETRY_DELAY))
                .setReconnectionDelay(new ConstantDelay(RECONNECT_DELAY))
                .setPingConnectionInterval(PING_MILLIS)
                .setClientName("surelock-mirror");
        return new RedisConnection(settings, Redisson.create(config));
    }

    /**
     * Does something with Redis.
     *
     * @throws RedisUnavailableException if it failed; it may still have been done
     */
    <T> T call(Function<RedissonClient, T> work) throws RedisUnavailableException {
        try {
            return work.apply(client);
        } catch (RedisException | CompletionException e) {
            throw new RedisUnavailableException(
                    "Redis at %s cannot be used: %s".formatted(settings, reason(e)), e);
        }
    }

    // The messages of the client may repeat whole commands; Redis' own begin with a word in
    // capitals.
    private static String reason(RuntimeException failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        if (message != null && message.matches("(?s)[A-Z]{2,} .*")) {
            return message.lines().findFirst().orElse("").split("\\. channel:", 2)[0];
        }
        return cause instanceof RedisTimeoutException
                ? "no answer in time"
                : "no connection (" + cause.getClass().getSimpleName() + ")";
    }

    /**
     * Waits until Redis answers.
     *
     * @throws RedisUnavailableException if it does not within the limit
     */
    public void requireAnswer(Duration limit) throws RedisUnavailableException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                call(redis -> redis.getBucket("surelock:ping").isExists());
                return;
            } catch (RedisUnavailableException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /** Closes the connection within two seconds. */
    @Override
    public void close() {
        client.shutdown(0, 2, TimeUnit.SECONDS);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
