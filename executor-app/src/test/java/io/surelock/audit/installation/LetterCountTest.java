package io.surelock.audit.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Dead letters come partition by partition, not in the order of time. */
class LetterCountTest {

    private final LetterCount letters = new LetterCount();

    @Test
    void namesTheYoungestWhateverItsPartition() {
        letters.take(letter(0, 1, 10, "old"));
        letters.take(letter(0, 2, 30, "youngest"));
        letters.take(letter(1, 1, 20, "read last"));

        assertThat(letters.check().found()).containsExactly("3 in all", "the last: youngest");
    }

    @Test
    void isFineWithoutAny() {
        assertThat(letters.check().status()).isEqualTo(Check.Status.FINE);
    }

    private static ConsumerRecord<byte[], byte[]> letter(
            int partition, long offset, long timestamp, String reason) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(DeadLetter.REASON, reason.getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                Topics.DEAD_LETTERS.name(),
                partition,
                offset,
                timestamp,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                headers,
                Optional.empty());
    }
}
