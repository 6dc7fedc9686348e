package io.surelock.topology;

import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where a record stands in the log. */
public record Coordinates(String topic, int partition, long offset) {

    /**
     * Of the record being processed.
     *
     * @throws IllegalStateException outside of {@code process}
     */
    public static Coordinates of(ProcessingContext context) {
        RecordMetadata metadata =
                context.recordMetadata()
                        .orElseThrow(
                                () -> new IllegalStateException("no record is being processed"));
        return new Coordinates(metadata.topic(), metadata.partition(), metadata.offset());
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
