package io.surelock.contract;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What went no further. Its key and value are the original bytes; the headers say where they came
 * from and why they went no further, all in UTF-8 text. The desk writes them for what people
 * publish, the workers for requests that cannot be read, the alerts for events that a receiver
 * keeps refusing.
 */
public final class DeadLetter {

    /** Topic of the original record. */
    public static final String TOPIC = "surelock-topic";

    /** Partition of the original record, a number. */
    public static final String PARTITION = "surelock-partition";

    /** Offset of the original record, a number. */
    public static final String OFFSET = "surelock-offset";

    /** Why it is here: a sentence a person understands. */
    public static final String REASON = "surelock-reason";

    /** When it was put here, ISO 8601. */
    public static final String AT = "surelock-at";

    /** The part of the program that put it here. */
    public static final String SOURCE = "surelock-source";

    /** The original record's own headers are kept under their names after this. */
    public static final String ORIGINAL_PREFIX = "surelock-original-";

    private DeadLetter() {}

    /**
     * The dead letter for a record.
     *
     * @param original key, value and headers are kept as they are, null included
     * @param reason a sentence a person understands
     * @param at now
     * @param source the part of the program that gives it up, such as {@code alert:pager}
     */
    public static ProducerRecord<byte[], byte[]> record(
            ConsumerRecord<byte[], byte[]> original, String reason, Instant at, String source) {
        Origin origin =
                new Origin(
                        original.topic(),
                        original.partition(),
                        original.offset(),
                        original.headers());
        return new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(),
                null,
                original.key(),
                original.value(),
                of(origin, reason, at, source));
    }

    /** Where a dead letter was, and what headers it had there. */
    public record Origin(String topic, int partition, long offset, Headers headers) {}

    /** The headers of a dead letter; the parameters are those of {@link #record}. */
    public static Headers of(Origin origin, String reason, Instant at, String source) {
        Headers headers = new RecordHeaders();
        put(headers, TOPIC, origin.topic());
        put(headers, PARTITION, Integer.toString(origin.partition()));
        put(headers, OFFSET, Long.toString(origin.offset()));
        put(headers, REASON, reason);
        put(headers, AT, at.toString());
        put(headers, SOURCE, source);
        for (Header header : origin.headers()) {
            headers.add(ORIGINAL_PREFIX + header.key(), header.value());
        }
        return headers;
    }

    private static void put(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
