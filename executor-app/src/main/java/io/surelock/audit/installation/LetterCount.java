package io.surelock.audit.installation;

import io.surelock.contract.DeadLetter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How many dead letters there are, and why the last one is one; keeps no other. */
final class LetterCount {

    private long letters;
    private long lastAt = Long.MIN_VALUE;
    private String lastReason = "?";

    /** The next letter of its partition. */
    void take(ConsumerRecord<byte[], byte[]> letter) {
        letters++;
        if (letter.timestamp() >= lastAt) {
            lastAt = letter.timestamp();
            Header reason = letter.headers().lastHeader(DeadLetter.REASON);
            lastReason = reason == null ? "?" : new String(reason.value(), StandardCharsets.UTF_8);
        }
    }

    Check check() {
        return letters == 0
                ? Check.fine("dead letters", "none")
                : Check.note(
                        "dead letters",
                        List.of(letters + " in all", "the last: " + lastReason),
                        "Tell whoever published them; each names topic, partition and offset.");
    }
}
