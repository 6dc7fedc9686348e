package io.surelock.broker.app;

import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.journal.JournalEntry;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.ArrayList;
import java.util.List;

/** Reads the whole journal. Whether it is sound is for {@link Checked}. */
final class JournalAudit {

    private JournalAudit() {}

    /** What was read. */
    record Result(List<JournalEntry> entries) {}

    static Result of(Infra infra) throws Exception {
        List<JournalEntry> entries = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : whole(infra)) {
            entries.add(Wire.standard().decode(JournalEntry.class, record.value()));
        }
        return new Result(entries);
    }

    /** The partition that the journal is on. */
    static int partition(Infra infra) {
        return whole(infra).getFirst().partition();
    }

    private static List<ConsumerRecord<byte[], byte[]>> whole(Infra infra) {
        try (TopicTail tail = new TopicTail(infra.kafka(), Topics.DESK_JOURNAL)) {
            return tail.readToEnd();
        }
    }
}
