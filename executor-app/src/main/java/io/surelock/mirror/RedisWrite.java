package io.surelock.mirror;

import java.time.Instant;

/**
 * What one key of the mirror is to be, whatever it was before.
 *
 * @param key the Redis key
 * @param json its value, a JSON object with at least {@code deskId} and {@code sequence}
 * @param expireAt when the key ends, an absolute time; Redis keeps whole milliseconds, the rest is
 *     cut off
 * @param beganAt when the cooldown or exposure began
 * @param deskId the desk whose journal ordered this write
 * @param sequence journal sequence, 1 and up; of two writes of one desk to one key the higher wins
 */
public record RedisWrite(
        String key, String json, Instant expireAt, Instant beganAt, String deskId, long sequence) {}
