package io.surelock.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Store keys that sort by time: milliseconds, then a sequence, then a text. */
public final class TimeKey {

    private static final int FIXED_BYTES = 2 * Long.BYTES;

    private TimeKey() {}

    /**
     * A key.
     *
     * @param time at or after the epoch; kept to the millisecond
     * @param sequence zero or more; orders keys of one instant
     * @param text tells keys of one instant and sequence apart
     */
    public static byte[] of(Instant time, long sequence, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED_BYTES + utf8.length)
                .putLong(time.toEpochMilli())
                .putLong(sequence)
                .put(utf8)
                .array();
    }

    /** The smallest key of an instant; nothing at or after the instant sorts before it. */
    public static byte[] from(Instant time) {
        return of(time, 0, "");
    }

    /** The instant of a key. */
    public static Instant time(byte[] key) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(key).getLong());
    }

    /** The sequence of a key. */
    public static long sequence(byte[] key) {
        return ByteBuffer.wrap(key).getLong(Long.BYTES);
    }

    /** The text of a key. */
    public static String text(byte[] key) {
        return new String(key, FIXED_BYTES, key.length - FIXED_BYTES, StandardCharsets.UTF_8);
    }
}
