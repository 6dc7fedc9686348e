package io.surelock.audit.installation;

import io.surelock.audit.cluster.TopicLog;
import io.surelock.bet.Digest;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.policy.Policy;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalEntry;
import io.surelock.journal.JournalReplay;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the journal of an installation says about its desks now. */
final class JournalView {

    private final Map<String, JournalReplay> replays = new HashMap<>();
    private final Map<String, Policy> policies = new TreeMap<>();
    private final Map<String, Exposure> open = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private long entries;

    /** Reads the whole journal. */
    static JournalView read(Map<String, ?> kafka) {
        JournalView view = new JournalView();
        try (TopicLog log = new TopicLog(kafka, Topics.DESK_JOURNAL)) {
            log.read().forEach(view::take);
        }
        return view;
    }

    long entries() {
        return entries;
    }

    List<String> problems() {
        return problems;
    }

    /** By desk. */
    Map<String, Policy> policies() {
        return policies;
    }

    /** Those that nobody has resolved, by desk and pair. */
    Map<String, Exposure> open() {
        return open;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String where = record.topic() + "-" + record.partition() + "@" + record.offset();
        try {
            JournalEntry entry = Wire.standard().decode(JournalEntry.class, record.value());
            entries++;
            JournalReplay replay =
                    replays.computeIfAbsent(entry.body().deskId(), JournalReplay::new);
            Digest last = replay.desk().desk().lastHash();
            note(where, HashChain.problem(record.value(), last));
            problems.addAll(replay.next(entry));
            entry.body().events().forEach(event -> fold(entry.body().deskId(), event));
        } catch (UnreadableException e) {
            problems.add(where + ": " + e.getMessage());
        }
    }

    private void note(String where, @Nullable String problem) {
        if (problem != null) {
            problems.add(where + ": " + problem);
        }
    }

    private void fold(String desk, DeskEvent event) {
        switch (event) {
            case DeskEvent.PolicyAdopted adopted -> policies.put(desk, adopted.policy());
            case DeskEvent.ExposureRaised raised -> put(raised.exposure());
            case DeskEvent.ExposureUpdated updated -> put(updated.exposure());
            case DeskEvent.ExposureResolved resolved -> open.remove(key(resolved.exposure()));
            default -> {}
        }
    }

    private void put(Exposure exposure) {
        if (exposure.resolution() == null) {
            open.put(key(exposure), exposure);
        }
    }

    private static String key(Exposure exposure) {
        return exposure.deskId() + "/" + exposure.pairId();
    }
}
