package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bet.Digest;
import io.surelock.check.log.CheckException;
import io.surelock.check.log.Entry;
import io.surelock.check.log.FactStore;
import io.surelock.check.log.Json;
import io.surelock.check.log.LogRecord;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * 12: the journal's sequence has no gap, its hash chain is unbroken, time does not go back, and
 * every cause exists with the bytes it had, and says what the entry was decided on.
 */
public final class Journal extends Invariant {

    /** Marker and fingerprint, which are not hashed. */
    private static final int HEADER_BYTES = 10;

    private static final int DIGEST_BYTES = 32;
    private static final String CAUSE = "C|";
    private static final String INPUT = "J|";

    /** What only Surelock publishes, so that the journal has it as it was. */
    private static final Set<String> REPORTS = Set.of("bet-placement-outcomes", "leg-settlements");

    /** Where a desk's chain stands. */
    private record Link(long sequence, Digest hash, Instant decidedAt) {}

    private final Circumstances circumstances;
    private final FactStore store;
    private final Wire wire = Wire.standard();
    private final Map<String, Link> chains = new HashMap<>();
    private final Set<String> topics = new HashSet<>();

    public Journal(Circumstances circumstances, FactStore store) {
        super(12, "journal without gap, chain unbroken, every cause there");
        this.circumstances = circumstances;
        this.store = store;
    }

    @Override
    public void unreadableEntry(LogRecord record, String reason) {
        tally().checked();
        tally().violation(record.at() + " cannot be read: " + reason);
    }

    @Override
    public void entry(Entry entry, LogRecord record) throws CheckException {
        tally().checked();
        Link before = chains.getOrDefault(entry.desk(), new Link(0, Digest.ZERO, Instant.EPOCH));
        if (entry.sequence() != before.sequence() + 1) {
            tally().violation(entry.where() + " follows sequence " + before.sequence());
        }
        Digest hash = checkHash(entry, Objects.requireNonNull(record.value()), before);
        if (entry.decidedAt().isBefore(before.decidedAt())) {
            tally().violation(entry.where() + " was decided before the entry before it");
        }
        if (!record.keyText().equals(entry.desk())) {
            tally().violation(entry.where() + " has the key " + record.keyText());
        }
        chains.put(entry.desk(), new Link(entry.sequence(), hash, entry.decidedAt()));
        expectCause(entry);
    }

    private Digest checkHash(Entry entry, byte[] bytes, Link before) {
        int bodyEnd = bytes.length - 2 * DIGEST_BYTES;
        Digest previous =
                Digest.ofBytes(Arrays.copyOfRange(bytes, bodyEnd, bodyEnd + DIGEST_BYTES));
        Digest stated =
                Digest.ofBytes(Arrays.copyOfRange(bytes, bodyEnd + DIGEST_BYTES, bytes.length));
        if (!previous.equals(before.hash())) {
            tally().violation(
                            "%s is chained to %s, not to %s"
                                    .formatted(entry.where(), previous, before.hash()));
        }
        Digest computed =
                Digest.of(previous.bytes(), Arrays.copyOfRange(bytes, HEADER_BYTES, bodyEnd));
        if (!computed.equals(stated)) {
            tally().violation(entry.where() + " was altered: its hash is not that of its bytes");
        }
        return stated;
    }

    private void expectCause(Entry entry) throws CheckException {
        JsonNode cause = entry.body().path("cause");
        topics.add(Json.text(cause, "topic"));
        String at =
                LogRecord.coordinates(
                        Json.text(cause, "topic"),
                        cause.path("partition").asInt(),
                        cause.path("offset").asLong());
        store.put(
                CAUSE + at + "|" + entry.desk() + "|" + entry.sequence(),
                Json.text(entry.body(), "inputDigest") + entry.where());
        if (REPORTS.contains(Json.text(cause, "topic")) && !entry.isOn("DeskSeeded")) {
            store.put(INPUT + at, entry.where() + "\n" + content(reported(entry.input())));
        }
    }

    /** The report that an input wraps; a timer that rang is its own. */
    private static JsonNode reported(JsonNode input) {
        return switch (Json.text(input, "type")) {
            case "PlacementReported", "LookupReported" -> input.path("outcome");
            case "LegSettled" -> input.path("settlement");
            default -> input;
        };
    }

    /** The fields of a report, in the order of its schema. */
    private static String content(JsonNode report) {
        ObjectNode fields = Json.object();
        report.properties().forEach(field -> fields.set(field.getKey(), field.getValue()));
        fields.remove("type");
        return fields.toString();
    }

    private void compareInput(LogRecord record) throws CheckException {
        String kept = store.get(INPUT + record.at());
        if (kept == null) {
            return;
        }
        String[] parts = kept.split("\n", 2);
        try {
            if (!content(wire.tree(record.value())).equals(parts[1])) {
                tally().violation(
                                "%s has another input than %s holds"
                                        .formatted(parts[0], record.at()));
            }
        } catch (UnreadableException e) {
            tally().violation(
                            "%s was decided on %s, which cannot be read: %s"
                                    .formatted(parts[0], record.at(), e.getMessage()));
        }
        store.delete((INPUT + record.at()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void record(LogRecord record) throws CheckException {
        if (!topics.contains(record.topic())) {
            return; // most records are no cause: the index need not be asked
        }
        if (REPORTS.contains(record.topic())) {
            compareInput(record);
        }
        byte[] value = record.value();
        String digest = value == null ? "" : Digest.of(value).hex();
        byte[] prefix = (CAUSE + record.at() + "|").getBytes(StandardCharsets.UTF_8);
        store.scan(
                prefix,
                (key, stored) -> {
                    String text = new String(stored, StandardCharsets.UTF_8);
                    if (!text.startsWith(digest) || digest.isEmpty()) {
                        tally().violation(
                                        "%s was decided on other bytes than %s now has"
                                                .formatted(text.substring(64), record.at()));
                    }
                    store.delete(key);
                });
    }

    @Override
    public void end() throws CheckException {
        long[] gone = {0};
        store.scan(
                CAUSE.getBytes(StandardCharsets.UTF_8),
                (key, stored) -> {
                    String at = new String(key, StandardCharsets.UTF_8).split("\\|", -1)[1];
                    if (isGone(at)) {
                        gone[0]++;
                    } else {
                        String text = new String(stored, StandardCharsets.UTF_8);
                        tally().violation(
                                        "%s names the cause %s, where no committed record is"
                                                .formatted(text.substring(64), at));
                    }
                });
        if (gone[0] > 0) {
            tally().note(gone[0] + " causes are older than their topics keep");
        }
    }

    /** Whether retention has taken it. */
    private boolean isGone(String coordinates) {
        int at = coordinates.lastIndexOf('@');
        int dash = coordinates.lastIndexOf('-', at);
        return Long.parseLong(coordinates.substring(at + 1))
                < circumstances
                        .source()
                        .begin(
                                coordinates.substring(0, dash),
                                Integer.parseInt(coordinates.substring(dash + 1, at)));
    }
}
