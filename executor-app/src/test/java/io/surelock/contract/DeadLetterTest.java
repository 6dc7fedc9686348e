package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

class DeadLetterTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void saysWhereARecordCameFromAndWhyItStopped() {
        ConsumerRecord<byte[], byte[]> original =
                new ConsumerRecord<>("arb-opportunities", 3, 42, bytes("main"), bytes("{"));
        original.headers().add("trace", bytes("abc"));

        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.record(original, "the stake is missing", NOON, "desk");

        assertThat(letter.topic()).isEqualTo("dead-letters");
        assertThat(letter.key()).isEqualTo(bytes("main"));
        assertThat(letter.value()).isEqualTo(bytes("{"));
        assertThat(texts(letter))
                .containsExactly(
                        Map.entry("surelock-topic", "arb-opportunities"),
                        Map.entry("surelock-partition", "3"),
                        Map.entry("surelock-offset", "42"),
                        Map.entry("surelock-reason", "the stake is missing"),
                        Map.entry("surelock-at", "2026-01-05T12:00:00Z"),
                        Map.entry("surelock-source", "desk"),
                        Map.entry("surelock-original-trace", "abc"));
    }

    // The constructor takes null for the key and the value of a record, as every client does.
    @SuppressWarnings("NullAway")
    @Test
    void keepsARecordWithoutKeyAndValue() {
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.record(
                        new ConsumerRecord<>("exposure-events", 0, 0, null, null),
                        "the event is empty",
                        NOON,
                        "alert:pager");

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
    }

    private static Map<String, String> texts(ProducerRecord<byte[], byte[]> letter) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : letter.headers()) {
            texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
