package io.surelock.app.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class MetadataLagTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksAgainUntilTheTopicIsKnown() throws Exception {
        String answer =
                MetadataLag.outlast(
                        () -> {
                            if (asked.incrementAndGet() < 3) {
                                throw unknownTopic();
                            }
                            return "four partitions";
                        });

        assertThat(answer).isEqualTo("four partitions");
        assertThat(asked).hasValue(3);
    }

    @Test
    void givesUpOnATopicThatStaysUnknown() {
        assertThatThrownBy(
                        () ->
                                MetadataLag.outlast(
                                        () -> {
                                            asked.incrementAndGet();
                                            throw unknownTopic();
                                        },
                                        Duration.ofMillis(200)))
                .isInstanceOf(KafkaAccessException.class)
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void asksOnceWhereTimeMendsNothing() {
        assertThatThrownBy(
                        () ->
                                MetadataLag.outlast(
                                        () -> {
                                            asked.incrementAndGet();
                                            throw new KafkaAccessException(
                                                    "no", new UnsupportedVersionException("no"));
                                        }))
                .hasMessage("no");
        assertThat(asked).hasValue(1);
    }

    private static KafkaAccessException unknownTopic() {
        return new KafkaAccessException("unknown", new UnknownTopicOrPartitionException(""));
    }
}
