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
import io.surelock.replay.ReplayBook;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the journal of an installation says about its desks now. */
final class JournalView {

    private final Map<String, Desk> desks = new HashMap<>();
    private final Map<String, Policy> policies = new TreeMap<>();
    private final Map<String, Exposure> open = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private long entries;
    private long unnamed;

    /** A desk that forgets as its own stores do, so that a journal of years takes little room. */
    private record Desk(ReplayBook book, JournalReplay replay) {

        static Desk unseeded(String id) {
            ReplayBook book = new ReplayBook(id, Wire.standard());
            return new Desk(book, new JournalReplay(id, book));
        }
    }

    /** Reads the whole journal, entry by entry. */
    static JournalView read(Map<String, ?> kafka) {
        JournalView view = new JournalView();
        try (TopicLog log = new TopicLog(kafka, Topics.DESK_JOURNAL)) {
            log.read(view::take);
        }
        return view;
    }

    long entries() {
        return entries;
    }

    /** The first ones, and how many more there are. */
    List<String> problems() {
        if (unnamed == 0) {
            return problems;
        }
        List<String> all = new ArrayList<>(problems);
        all.add("and " + unnamed + " more");
        return all;
    }

    /** Ids of the closed pairs of a desk that are still known. */
    Set<String> closedPairs(String deskId) {
        Desk desk = desks.get(deskId);
        return desk == null ? Set.of() : desk.book().closedPairs();
    }

    /** By desk. */
    Map<String, Policy> policies() {
        return policies;
    }

    /** Those that nobody has resolved, by desk and pair. */
    Map<String, Exposure> open() {
        return open;
    }

    /** Folds the next record. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        String where = record.topic() + "-" + record.partition() + "@" + record.offset();
        try {
            JournalEntry entry = Wire.standard().decode(JournalEntry.class, record.value());
            entries++;
            Desk desk = desks.computeIfAbsent(entry.body().deskId(), Desk::unseeded);
            Digest last = desk.book().desk().lastHash();
            note(where, HashChain.problem(record.value(), last));
            desk.book().forget(entry.body().decidedAt());
            desk.replay().next(entry).forEach(this::note);
            entry.body().events().forEach(event -> fold(entry.body().deskId(), event));
        } catch (UnreadableException e) {
            note(where, e.getMessage());
        }
    }

    private void note(String where, @Nullable String problem) {
        if (problem != null) {
            note(where + ": " + problem);
        }
    }

    private void note(String problem) {
        if (problems.size() < InstallationAudit.MOST_NAMED) {
            problems.add(problem);
        } else {
            unnamed++;
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
