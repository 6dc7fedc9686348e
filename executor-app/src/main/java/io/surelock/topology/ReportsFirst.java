package io.surelock.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Which of several waiting records a task takes first. Kafka Streams takes the one with the lowest
 * timestamp; so what Surelock's own parts report is dated back behind all opportunities, and a
 * burst of arbs never delays a hedge. The timestamps are used for nothing else.
 */
public enum ReportsFirst implements TimestampExtractor {
    /** Outcomes, lookups, timers, settlements and operator commands. */
    REPORTS(365L * 24 * 60 * 60 * 1000),
    OPPORTUNITIES(0);

    private final long backMillis;

    ReportsFirst(long backMillis) {
        this.backMillis = backMillis;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp() - backMillis);
    }
}
