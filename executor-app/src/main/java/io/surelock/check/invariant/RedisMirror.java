package io.surelock.check.invariant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.check.RedisContents;
import io.surelock.check.log.CheckException;
import io.surelock.check.log.Entry;
import io.surelock.check.log.FactStore;
import io.surelock.check.log.Json;
import io.surelock.check.log.LogRecord;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 16: Redis shows the cooldowns and exposures of the journal, no more and no less, and nothing in
 * it lasts longer than logged.
 */
public final class RedisMirror extends Invariant {

    private static final String COOLDOWN = "cooldown:";
    private static final String EXPOSURE = "exposure:";
    private static final String DUE = "M|";
    private static final Duration EXPOSURE_SHOWN = Duration.ofHours(24);

    /** What ends so soon may end while it is looked at. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the key of an exposure repeats of the journal's record. */
    private static final List<String> RECORDED =
            List.of(
                    "eventId",
                    "pairId",
                    "reason",
                    "positive",
                    "hedge",
                    "expectedProfit",
                    "realisedProfit",
                    "openRisk",
                    "currency",
                    "beganAt");

    private static final List<String> RESOLUTION = List.of("resolvedAt", "by", "note");

    private final Circumstances circumstances;
    private final FactStore store;
    private final @Nullable RedisContents redis;
    private final Map<String, Long> sequences = new HashMap<>();

    /**
     * The invariant.
     *
     * @param redis null if it is not to be compared
     */
    public RedisMirror(
            Circumstances circumstances, FactStore store, @Nullable RedisContents redis) {
        super(16, "Redis shows what the log says, and not for longer");
        this.circumstances = circumstances;
        this.store = store;
        this.redis = redis;
        if (redis == null) {
            tally().note("not checked: needs --redis, or --data of a folder with one");
        }
    }

    @Override
    public void entry(Entry entry, LogRecord record) throws CheckException {
        if (redis == null) {
            return;
        }
        sequences.put(entry.desk(), entry.sequence());
        for (JsonNode event : entry.events()) {
            switch (Json.text(event, "type")) {
                case "CooldownStarted" -> cooldown(entry, event);
                case "ExposureRaised", "ExposureUpdated", "ExposureResolved" ->
                        exposure(entry, event.path("exposure"));
                default -> {}
            }
        }
    }

    private void cooldown(Entry entry, JsonNode event) throws CheckException {
        ObjectNode value = Json.object();
        value.put("until", Json.text(event, "until"));
        value.set("pairId", event.path("pairId"));
        expect(
                entry,
                COOLDOWN + Json.text(event, "account"),
                value,
                Json.requireInstant(event, "until"));
    }

    private void exposure(Entry entry, JsonNode exposure) throws CheckException {
        ObjectNode value = Json.object();
        RECORDED.forEach(field -> value.set(field, exposure.path(field)));
        value.put("event", "exposure_alert");
        value.put("severity", "high");
        value.put("status", "EXPOSURE_EVENT");
        value.put("requiresManualReview", true);
        value.put("autoRebetDisabled", true);
        JsonNode resolution = exposure.path("resolution");
        if (resolution.isObject()) {
            RESOLUTION.forEach(field -> value.set(field, resolution.path(field)));
        }
        Instant until = Json.requireInstant(exposure, "beganAt").plus(EXPOSURE_SHOWN);
        for (String leg : List.of("positive", "hedge")) {
            String[] account = Json.account(exposure.path(leg)).split(":", -1);
            String key =
                    EXPOSURE + account[0] + ":" + account[1] + ":" + Json.text(exposure, "pairId");
            expect(entry, key, value, until);
        }
    }

    private void expect(Entry entry, String key, ObjectNode value, Instant until)
            throws CheckException {
        value.put("deskId", entry.desk());
        value.put("sequence", entry.sequence());
        ObjectNode due = Json.object();
        due.set("value", value);
        due.put("until", until.truncatedTo(ChronoUnit.MILLIS).toString());
        due.put("decidedAt", entry.decidedAt().toString());
        due.put("where", entry.where());
        store.put(DUE + key, due.toString());
    }

    @Override
    public void end() throws CheckException {
        RedisContents shown = redis;
        if (shown == null) {
            return;
        }
        Instant began = shown.now();
        for (String prefix : List.of(COOLDOWN, EXPOSURE)) {
            for (String key : shown.keys(prefix)) {
                RedisContents.Shown value = shown.get(key);
                if (value != null) {
                    compare(key, value, shown);
                }
            }
        }
        store.scan(
                DUE.getBytes(StandardCharsets.UTF_8),
                (key, stored) -> {
                    JsonNode due = parse(new String(stored, StandardCharsets.UTF_8));
                    if (due != null
                            && Json.requireInstant(due, "until").isAfter(began.plus(MOMENT))) {
                        requireShown(
                                new String(key, StandardCharsets.UTF_8).substring(DUE.length()),
                                due,
                                shown);
                    }
                });
    }

    /** Redis' time is read again after the key was missing: the key may have ended meanwhile. */
    private void requireShown(String key, JsonNode due, RedisContents shown) throws CheckException {
        tally().checked();
        if (shown.get(key) == null && Json.requireInstant(due, "until").isAfter(shown.now())) {
            later(
                    "Redis has no key %s, which %s began and which lasts until %s"
                            .formatted(key, Json.text(due, "where"), Json.text(due, "until")),
                    Json.requireInstant(due, "decidedAt"));
        }
    }

    private void compare(String key, RedisContents.Shown shown, RedisContents contents)
            throws CheckException {
        String stored = store.get(DUE + key);
        JsonNode value = parse(shown.value());
        String desk = value == null ? "" : Json.text(value, "deskId");
        if (value == null || desk.isEmpty()) {
            foreign(key, shown, stored == null ? null : parse(stored), contents);
            return;
        }
        tally().checked();
        if (value.path("sequence").asLong() > sequences.getOrDefault(desk, 0L)
                && !circumstances.settled()) {
            tally().open(key + " was written after the check began");
            return;
        }
        JsonNode due = stored == null ? null : parse(stored);
        if (due == null) {
            tally().violation("Redis has the key " + key + ", of which the journal says nothing");
            return;
        }
        compare(key, shown, value, due);
    }

    /**
     * A value that the mirror did not write. It keeps the cooldown of an older worker that lasts
     * longer than its own; any other it replaces.
     */
    private void foreign(
            String key, RedisContents.Shown shown, @Nullable JsonNode due, RedisContents contents)
            throws CheckException {
        tally().note("Redis also has keys that are not the mirror's");
        if (due == null) {
            return;
        }
        Instant until = Json.requireInstant(due, "until");
        Instant expireAt = shown.expireAt();
        boolean longer = expireAt == null || expireAt.isAfter(until);
        // By the time after the look: what is due may have ended before it.
        if (until.isAfter(contents.now().plus(MOMENT)) && !(key.startsWith(COOLDOWN) && longer)) {
            tally().checked();
            later(
                    "%s has a value that is not the mirror's, instead of that of %s"
                            .formatted(key, Json.text(due, "where")),
                    Json.requireInstant(due, "decidedAt"));
        }
    }

    private void compare(String key, RedisContents.Shown shown, JsonNode value, JsonNode due) {
        Instant until = Json.requireInstant(due, "until");
        Instant expireAt = shown.expireAt();
        if (expireAt == null || expireAt.isAfter(until)) {
            tally().violation(
                            "%s lasts until %s, but only until %s by %s"
                                    .formatted(
                                            key,
                                            expireAt == null ? "it is deleted" : expireAt,
                                            until,
                                            Json.text(due, "where")));
            return;
        }
        String difference = difference(value, due.path("value"));
        if (expireAt.isBefore(until)) {
            difference = "ends at " + expireAt + ", not " + until;
        }
        if (difference != null) {
            later(
                    "%s %s, by %s".formatted(key, difference, Json.text(due, "where")),
                    Json.requireInstant(due, "decidedAt"));
        }
    }

    private static @Nullable String difference(JsonNode value, JsonNode due) {
        for (Map.Entry<String, JsonNode> field : due.properties()) {
            String is = content(value.path(field.getKey()));
            String shouldBe = content(field.getValue());
            if (!is.equals(shouldBe)) {
                return "has the %s \"%s\", not \"%s\"".formatted(field.getKey(), is, shouldBe);
            }
        }
        boolean resolved = RESOLUTION.stream().anyMatch(due::has);
        boolean shownResolved = RESOLUTION.stream().anyMatch(value::has);
        return resolved == shownResolved ? null : "shows a resolution that is not in the journal";
    }

    /** A value as text; that of a leg with its fields in the order of their names. */
    private static String content(JsonNode node) {
        if (!node.isObject()) {
            return node.isNull() ? "" : node.asText();
        }
        TreeMap<String, String> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), content(field.getValue())));
        return fields.toString();
    }

    private void later(String sentence, Instant since) {
        if (circumstances.isOverdue(since.plus(Circumstances.PROMPT))) {
            tally().violation(sentence);
        } else {
            tally().open(sentence);
        }
    }

    private static @Nullable JsonNode parse(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            return tree != null && tree.isObject() ? tree : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
