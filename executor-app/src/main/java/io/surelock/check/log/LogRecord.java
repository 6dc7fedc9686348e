package io.surelock.check.log;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * One committed record of a topic.
 *
 * @param appended when the broker took it, by the broker's clock
 * @param headers the last value of each header, as text
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are; records are never compared
public record LogRecord(
        String topic,
        int partition,
        long offset,
        Instant appended,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Map<String, String> headers) {

    public LogRecord {
        headers = Map.copyOf(headers);
    }

    /** Where it stands, as {@code topic-partition@offset}. */
    public String at() {
        return coordinates(topic, partition, offset);
    }

    /** The key as text; empty if there is none. */
    public String keyText() {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** Coordinates as the journal and the headers of routed records write them. */
    public static String coordinates(String topic, int partition, long offset) {
        return topic + "-" + partition + "@" + offset;
    }
}
