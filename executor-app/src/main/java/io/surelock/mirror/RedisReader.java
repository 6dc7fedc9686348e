package io.surelock.mirror;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.StringCodec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what Redis shows, and changes nothing. */
public final class RedisReader {

    /**
     * Value and expiry of a text, taken in one step. The remaining time is told by a clock that may
     * tick in between: then it is asked again.
     */
    private static final String GET =
            """
            local function now()
                local time = redis.call('TIME')
                return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
            end
            local value = redis.pcall('GET', KEYS[1])
            if type(value) ~= 'string' then
                return {}
            end
            local before, left, after
            repeat
                before, left, after = now(), redis.call('PTTL', KEYS[1]), now()
            until before == after
            if left == -2 then
                return {}
            end
            return {value, string.format('%.0f', left < 0 and -1 or before + left)}
            """;

    private static final String NOW =
            "local t = redis.call('TIME')"
                    + " return tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)";

    private final RedisConnection connection;

    public RedisReader(RedisConnection connection) {
        this.connection = connection;
    }

    /**
     * A key's text.
     *
     * @param expireAt when it ends, in whole milliseconds by Redis' clock; null if never
     */
    public record Shown(String value, @Nullable Instant expireAt) {}

    /** Redis' own time. */
    public Instant now() throws RedisUnavailableException {
        Long millis =
                connection.call(
                        redis ->
                                redis.getScript(StringCodec.INSTANCE)
                                        .<Long>eval(
                                                RScript.Mode.READ_ONLY,
                                                NOW,
                                                RScript.ReturnType.LONG));
        return Instant.ofEpochMilli(millis);
    }

    /** The key as it is; null if there is none or it is no text. */
    public @Nullable Shown get(String key) throws RedisUnavailableException {
        List<String> answer =
                connection.call(
                        redis ->
                                redis.getScript(StringCodec.INSTANCE)
                                        .<List<String>>eval(
                                                RScript.Mode.READ_ONLY,
                                                GET,
                                                RScript.ReturnType.LIST,
                                                List.of(key)));
        if (answer.isEmpty()) {
            return null;
        }
        long expireAt = Long.parseLong(answer.get(1));
        return new Shown(answer.get(0), expireAt < 0 ? null : Instant.ofEpochMilli(expireAt));
    }

    /** All keys that begin so, found step by step so that Redis is never held up. */
    public List<String> keys(String prefix) throws RedisUnavailableException {
        return connection.call(
                redis -> {
                    List<String> keys = new ArrayList<>();
                    redis.getKeys()
                            .getKeys(KeysScanOptions.defaults().pattern(prefix + "*"))
                            .forEach(keys::add);
                    return keys;
                });
    }
}
