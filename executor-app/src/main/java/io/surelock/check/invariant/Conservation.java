package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.bet.Digest;
import io.surelock.check.log.CheckException;
import io.surelock.check.log.Entry;
import io.surelock.check.log.FactStore;
import io.surelock.check.log.Json;
import io.surelock.check.log.LogRecord;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * 14: every record that a desk reads is decided, routed, dead-lettered or quarantined, once. Dead
 * letters and routed records keep the bytes they had, and say where they come from.
 */
public final class Conservation extends Invariant {

    private static final Set<String> INPUTS =
            Set.of(
                    "arb-opportunities",
                    "operator-commands",
                    "routed-inputs",
                    "bet-placement-outcomes",
                    "leg-settlements");

    private static final String FATE = "F|";
    private static final String LATEST_ROUTE = "O|";
    private static final String WAITING = "W|";

    private static final String DECIDED = "decided";
    private static final String QUARANTINED = "quarantined";
    private static final String ROUTED = "routed";
    private static final String DEAD = "dead-lettered";

    private final Circumstances circumstances;
    private final FactStore store;
    private final Set<String> topics = new HashSet<>(INPUTS);
    private final TreeMap<String, Long> counts = new TreeMap<>();

    public Conservation(Circumstances circumstances, FactStore store) {
        super(14, "every record has one fate, and keeps its bytes");
        this.circumstances = circumstances;
        this.store = store;
    }

    @Override
    public void entry(Entry entry, LogRecord record) throws CheckException {
        if (entry.isOn("DeskSeeded")) {
            return; // taken on its way by whoever decides a desk's first input
        }
        JsonNode cause = entry.body().path("cause");
        String at =
                LogRecord.coordinates(
                        Json.text(cause, "topic"),
                        cause.path("partition").asInt(),
                        cause.path("offset").asLong());
        fate(at, entry.isOn("OpportunitySkipped") ? QUARANTINED : DECIDED, record.at(), "");
    }

    @Override
    public void record(LogRecord record) throws CheckException {
        switch (record.topic()) {
            case "routed-inputs" -> routed(record);
            case "dead-letters" -> dead(record);
            default -> {}
        }
        if (record.topic().equals("routed-inputs")) {
            tally().checked();
            waiting(record); // its fate may be further on: a dead letter, or routed again
        } else if (topics.contains(record.topic())) {
            List<String> fates = fates(record.at(), digest(record, false), digest(record, true));
            if (INPUTS.contains(record.topic())) {
                judge(record, fates);
            }
        }
    }

    @Override
    public void unreadable(LogRecord record, String reason) throws CheckException {
        if (!hasFate(record)) {
            tally().violation(record.at() + " cannot be read and has no dead letter: " + reason);
        }
    }

    private void routed(LogRecord record) throws CheckException {
        String origin = record.headers().get("surelock-origin");
        if (origin == null) {
            tally().violation(record.at() + " was routed but does not say from where");
            return;
        }
        // What waits for a trusted clock is routed again: then that is the fate of the routed one.
        String before = store.get(LATEST_ROUTE + origin);
        fate(before == null ? origin : before, ROUTED, record.at(), digest(record, false));
        store.put(LATEST_ROUTE + origin, record.at());
    }

    private void dead(LogRecord record) throws CheckException {
        String topic = record.headers().get("surelock-topic");
        String partition = record.headers().get("surelock-partition");
        String offset = record.headers().get("surelock-offset");
        tally().checked();
        if (topic == null || partition == null || offset == null) {
            tally().violation(record.at() + " is a dead letter that does not say from where");
            return;
        }
        topics.add(topic);
        fate(topic + "-" + partition + "@" + offset, DEAD, record.at(), digest(record, true));
    }

    private void fate(String of, String kind, String at, String digest) throws CheckException {
        store.put(FATE + of + "|" + kind + "|" + at, digest);
    }

    /** What became of a record, and whether its bytes are still what they were. */
    private List<String> fates(String at, String digest, String digestWithKey)
            throws CheckException {
        List<String> fates = new ArrayList<>();
        store.scan(
                prefix(at),
                (key, value) -> {
                    String[] parts = new String(key, StandardCharsets.UTF_8).split("\\|", -1);
                    String kept = new String(value, StandardCharsets.UTF_8);
                    String due = parts[2].equals(DEAD) ? digestWithKey : digest;
                    if (!kept.isEmpty() && !kept.equals(due)) {
                        tally().violation(
                                        "%s was %s at %s with other bytes"
                                                .formatted(at, parts[2], parts[3]));
                    }
                    fates.add(parts[2] + " at " + parts[3]);
                });
        return fates;
    }

    private boolean hasFate(LogRecord record) throws CheckException {
        boolean[] found = {false};
        store.scan(prefix(record.at()), (_, _) -> found[0] = true);
        return found[0];
    }

    private static byte[] prefix(String at) {
        return (FATE + at + "|").getBytes(StandardCharsets.UTF_8);
    }

    private void judge(LogRecord record, List<String> fates) throws CheckException {
        tally().checked();
        if (fates.isEmpty()) {
            waiting(record);
        } else {
            count(record.at(), fates);
        }
    }

    private void waiting(LogRecord record) throws CheckException {
        store.put(
                WAITING + record.at(),
                record.appended() + "|" + digest(record, false) + "|" + digest(record, true));
    }

    private void count(String at, List<String> fates) {
        if (fates.size() > 1) {
            tally().violation("%s has more than one fate: %s".formatted(at, fates));
        }
        counts.merge(fates.getFirst().split(" ", 2)[0], 1L, Long::sum);
    }

    @Override
    public void end() throws CheckException {
        store.scan(
                WAITING.getBytes(StandardCharsets.UTF_8),
                (key, value) -> {
                    String at = new String(key, StandardCharsets.UTF_8).split("\\|", -1)[1];
                    String[] kept = new String(value, StandardCharsets.UTF_8).split("\\|", -1);
                    List<String> fates = fates(at, kept[1], kept[2]);
                    if (fates.isEmpty()) {
                        withoutFate(at, Instant.parse(kept[0]));
                    } else {
                        count(at, fates);
                    }
                });
        if (!counts.isEmpty()) {
            tally().note("records by fate: " + counts);
        }
    }

    private void withoutFate(String at, Instant appended) {
        String sentence = at + " was neither decided, routed nor dead-lettered";
        if (circumstances.isOverdue(appended.plus(Circumstances.PROMPT))) {
            tally().violation(sentence);
        } else {
            tally().open(sentence);
        }
    }

    private static String digest(LogRecord record, boolean withKey) {
        byte[] key = record.key();
        byte[] value = record.value();
        byte[] nothing = {};
        return (withKey ? Digest.of(key == null ? nothing : key) + "/" : "")
                + (value == null ? "null" : Digest.of(value).hex());
    }
}
