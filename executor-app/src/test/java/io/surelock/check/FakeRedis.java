package io.surelock.check;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Redis in memory. */
final class FakeRedis implements RedisContents {

    private final Map<String, Shown> keys = new TreeMap<>();
    private final Duration pace;
    private Instant now;

    FakeRedis(Instant now) {
        this(now, Duration.ZERO);
    }

    /**
     * @param pace how much time passes from one look at the clock to the next
     */
    FakeRedis(Instant now, Duration pace) {
        this.now = now;
        this.pace = pace;
    }

    FakeRedis with(String key, String value, @Nullable Instant expireAt) {
        keys.put(key, new Shown(value, expireAt));
        return this;
    }

    @Override
    public Instant now() {
        Instant shown = now;
        now = now.plus(pace);
        return shown;
    }

    @Override
    public @Nullable Shown get(String key) {
        return keys.get(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return keys.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }
}
