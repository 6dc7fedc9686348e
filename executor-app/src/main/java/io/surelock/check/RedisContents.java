package io.surelock.check;

import io.surelock.check.log.CheckException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What Redis shows. */
public interface RedisContents {

    /**
     * A key.
     *
     * @param expireAt when it ends, by Redis' clock, in whole milliseconds; null if never
     */
    record Shown(String value, @Nullable Instant expireAt) {}

    /** Redis' own time. */
    Instant now() throws CheckException;

    /** The key as it is; null if there is none. */
    @Nullable Shown get(String key) throws CheckException;

    /** All keys that begin so. */
    List<String> keys(String prefix) throws CheckException;
}
