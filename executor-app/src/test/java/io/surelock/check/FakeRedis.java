package io.surelock.check;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Redis in memory. */
final class FakeRedis implements RedisContents {

    private final Map<String, Shown> keys = new TreeMap<>();
    private final Instant now;

    FakeRedis(Instant now) {
        this.now = now;
    }

    FakeRedis with(String key, String value, @Nullable Instant expireAt) {
        keys.put(key, new Shown(value, expireAt));
        return this;
    }

    @Override
    public Instant now() {
        return now;
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
