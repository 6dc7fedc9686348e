package io.surelock.broker.mirror;

import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What anyone sees who looks into Redis, and what anyone can do there. */
final class RedisView implements AutoCloseable {

    private final RedissonClient redis;

    RedisView(String address) {
        Config config = new Config().setLazyInitialization(true).setThreads(1).setNettyThreads(1);
        config.useSingleServer()
                .setAddress(address)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2);
        redis = Redisson.create(config);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(redis.<String>getBucket(key, StringCodec.INSTANCE).get());
    }

    /**
     * When the key ends, in whole milliseconds; Redis 6.2 can only say how much time is left, so
     * the clock is read before and after and both have to agree.
     */
    Instant expiry(String key) {
        String script =
                """
                local function now()
                    local time = redis.call('TIME')
                    return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
                end
                local before, left, after
                repeat
                    before, left, after = now(), redis.call('PTTL', KEYS[1]), now()
                until before == after
                if left < 0 then
                    return left
                end
                return before + left
                """;
        Long answer = eval(script, key);
        if (answer < 0) {
            throw new IllegalStateException(key + " has no expiry: " + answer);
        }
        return Instant.ofEpochMilli(answer);
    }

    /** Writes as another program would. */
    void set(String key, String value, Duration left) {
        redis.<String>getBucket(key, StringCodec.INSTANCE).set(value, left);
    }

    void setForEver(String key, String value) {
        redis.<String>getBucket(key, StringCodec.INSTANCE).set(value);
    }

    void push(String key, String value) {
        redis.<String>getList(key, StringCodec.INSTANCE).add(value);
    }

    void delete(String key) {
        redis.getBucket(key).delete();
    }

    void flush() {
        redis.getKeys().flushall();
    }

    void forgetScripts() {
        redis.getScript().scriptFlush();
    }

    /** Asks everyone who connects from now on for this password; empty for none. */
    void requirePassword(String password) {
        redis.getRedisNodes(RedisNodes.SINGLE).getInstance().setConfig("requirepass", password);
    }

    private Long eval(String script, String key) {
        return redis.getScript(StringCodec.INSTANCE)
                .eval(RScript.Mode.READ_WRITE, script, RScript.ReturnType.LONG, List.of(key));
    }

    @Override
    public void close() {
        redis.shutdown();
    }
}
