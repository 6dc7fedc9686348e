package io.surelock.broker.app;

import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.desk.policy.Policy;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalEntry;
import io.surelock.journal.JournalReplay;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.ArrayList;
import java.util.List;

/** Checks the hash chain of the whole journal and takes all its decisions again. */
final class JournalAudit {

    private JournalAudit() {}

    /**
     * What an audit found.
     *
     * @param findings what is wrong, one sentence each
     */
    record Result(List<JournalEntry> entries, List<String> findings) {}

    static Result of(Infra infra) throws Exception {
        Wire wire = Wire.standard();
        JournalReplay replay = new JournalReplay(Policy.MAIN_DESK);
        List<JournalEntry> entries = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : whole(infra)) {
            String broken = HashChain.problem(record.value(), replay.desk().desk().lastHash());
            if (broken != null) {
                findings.add("offset " + record.offset() + ": " + broken);
            }
            JournalEntry entry = wire.decode(JournalEntry.class, record.value());
            entries.add(entry);
            findings.addAll(replay.next(entry));
        }
        return new Result(entries, findings);
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
