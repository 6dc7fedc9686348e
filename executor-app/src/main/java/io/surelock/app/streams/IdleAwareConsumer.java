package io.surelock.app.streams;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Map;

/**
 * Polls as a stream thread asks while there is work, and longer once there has been none for a
 * while.
 *
 * <p>A stream thread commits between two polls, so a short {@code poll.ms} is what keeps a decision
 * from waiting for its commit. It also makes an idle thread go round a thousand times a second. The
 * arrival of a record ends a poll of any length at once; only wake-ups may be late by {@link
 * IdlePoll#LONGEST}.
 */
final class IdleAwareConsumer extends KafkaConsumer<byte[], byte[]> {

    private final IdlePoll pace = new IdlePoll(System::nanoTime);

    IdleAwareConsumer(Map<String, Object> config) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration asked) {
        ConsumerRecords<byte[], byte[]> polled = super.poll(pace.timeout(asked));
        if (!polled.isEmpty()) {
            pace.worked();
        }
        return polled;
    }
}
