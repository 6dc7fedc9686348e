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
                                        _ -> true,
                                        Duration.ofMillis(200)))
                .isInstanceOf(KafkaAccessException.class)
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void asksAgainUntilTheAnswerIsComplete() throws Exception {
        int answer = MetadataLag.outlast(asked::incrementAndGet, topics -> topics == 3);

        assertThat(answer).isEqualTo(3);
    }

    @Test
    void tellsWhatThereIsIfItNeverIsComplete() throws Exception {
        int answer =
                MetadataLag.outlast(asked::incrementAndGet, _ -> false, Duration.ofMillis(200));

        assertThat(answer).isGreaterThan(1).isEqualTo(asked.get());
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
