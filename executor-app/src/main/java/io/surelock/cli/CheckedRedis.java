package io.surelock.cli;

import io.surelock.check.RedisContents;
import io.surelock.check.log.CheckException;
import io.surelock.mirror.RedisReader;
import io.surelock.mirror.RedisUnavailableException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** The Redis that a check compares. */
final class CheckedRedis implements RedisContents {

    private final RedisReader redis;

    CheckedRedis(RedisReader redis) {
        this.redis = redis;
    }

    @Override
    public Instant now() throws CheckException {
        try {
            return redis.now();
        } catch (RedisUnavailableException e) {
            throw unavailable(e);
        }
    }

    @Override
    public @Nullable Shown get(String key) throws CheckException {
        try {
            RedisReader.Shown shown = redis.get(key);
            return shown == null ? null : new Shown(shown.value(), shown.expireAt());
        } catch (RedisUnavailableException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<String> keys(String prefix) throws CheckException {
        try {
            return redis.keys(prefix);
        } catch (RedisUnavailableException e) {
            throw unavailable(e);
        }
    }

    private static CheckException unavailable(RedisUnavailableException e) {
        return new CheckException(
                e.sentence() + ": start Redis, correct --redis or leave it out.", e);
    }
}
