package io.surelock.audit.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.audit.Rig;
import io.surelock.audit.redis.MirrorBench;
import io.surelock.bet.AccountId;
import io.surelock.contract.Wire;
import io.surelock.event.AccountCooldown;
import io.surelock.mirror.MirrorProjection;
import io.surelock.mirror.RedisUnavailableException;
import io.surelock.mirror.RedisWrite;
import io.surelock.scenario.VirtualOutput;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The lines about Redis itself: the real mirror writes to a real Redis, and Redis is asked. */
final class RedisLines {

    private static final Duration COOLDOWN = Duration.ofSeconds(60);
    private static final Duration SHOWN = Duration.ofDays(1);

    /** What is left of a cooldown whose end is waited for. */
    private static final Duration REST = Duration.ofMillis(1_500);

    private static final Duration GONE_WITHIN = Duration.ofMinutes(2);

    /** Each line has an exposure of its own: pairs begin so and end with its id. */
    private static final String PAIR = "mirror-";

    private static final List<String> FIELDS =
            List.of(
                    "eventId",
                    "event",
                    "severity",
                    "status",
                    "requiresManualReview",
                    "autoRebetDisabled",
                    "reason",
                    "pairId",
                    "deskId",
                    "positive",
                    "hedge",
                    "expectedProfit",
                    "realisedProfit",
                    "openRisk",
                    "currency",
                    "beganAt",
                    "sequence");

    private static final List<String> LEG_FIELDS =
            List.of("account", "ticket", "odds", "stake", "currency", "status");

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private RedisLines() {}

    static Map<String, Probe> probes() {
        return new Section()
                .line("2.6", Probe.Needs.REDIS, RedisLines::cooldownExpires)
                .line("2.8", Probe.Needs.REDIS, RedisLines::cooldownSaved)
                .line("4.1", Probe.Needs.REDIS, RedisLines::exposureKeys)
                .line("4.2", Probe.Needs.REDIS, RedisLines::exposureFields)
                .line("4.3", Probe.Needs.REDIS, RedisLines::exposureExpires)
                .line("4.4", Probe.Needs.REDIS, RedisLines::exposureIsJson)
                .probes();
    }

    private static void cooldownExpires(Rig rig, Findings findings) throws Exception {
        MirrorBench mirror = rig.mirror();
        Instant now = mirror.now();
        RedisWrite fresh = cooldown("expiry_full", now);
        write(mirror, fresh, findings);
        long remaining = mirror.remaining(fresh.key());
        Duration passed = Duration.between(now, mirror.now());
        findings.saw(Kind.REDIS, "PTTL " + fresh.key() + " → " + remaining + " ms");
        findings.require(
                remaining <= COOLDOWN.toMillis()
                        && remaining >= COOLDOWN.minus(passed).toMillis() - 1,
                "the key ends in "
                        + remaining
                        + " ms, "
                        + passed.toMillis()
                        + " ms after 60 s began");
        Duration rest = REST;
        while (!isSeenToEnd(mirror, rest, findings)) {
            // This machine stood still for longer than the key lived: nothing was seen of it.
            rest = rest.multipliedBy(2);
        }
    }

    /** Whether the end of a key was seen; only one that was there can be seen to go. */
    private static boolean isSeenToEnd(MirrorBench mirror, Duration rest, Findings findings)
            throws Exception {
        RedisWrite ending =
                cooldown("expiry_end_" + rest.toMillis(), mirror.now().minus(COOLDOWN).plus(rest));
        write(mirror, ending, findings);
        Instant seen = mirror.now();
        if (mirror.get(ending.key()) == null && rest.compareTo(COOLDOWN) < 0) {
            return false;
        }
        awaitEnd(mirror, ending, seen, findings);
        return true;
    }

    /** It is there at every instant before the end and at none from the end on. */
    private static void awaitEnd(
            MirrorBench mirror, RedisWrite ending, Instant seen, Findings findings)
            throws IOException, InterruptedException {
        String key = ending.key();
        Instant end = ending.beganAt().plus(COOLDOWN);
        Instant lastSeen = seen;
        long limit = System.nanoTime() + GONE_WITHIN.toNanos();
        while (System.nanoTime() < limit) {
            Instant before = mirror.now();
            if (mirror.get(key) == null) {
                Instant after = mirror.now();
                findings.saw(
                        Kind.REDIS,
                        "GET %s → a value at %s, nothing at %s; due to end at %s"
                                .formatted(key, lastSeen, after, end));
                // Redis still shows a key in the very millisecond in which it ends.
                findings.require(!lastSeen.isAfter(end), "the key was still there at " + lastSeen);
                findings.require(!after.isBefore(end), "the key was gone at " + after);
                return;
            }
            lastSeen = before;
            TimeUnit.MILLISECONDS.sleep(5);
        }
        findings.problem("the key was still there at " + lastSeen + ", due to end at " + end);
    }

    private static void cooldownSaved(Rig rig, Findings findings) throws Exception {
        MirrorBench mirror = rig.mirror();
        RedisWrite write = cooldown("saved", mirror.now());
        write(mirror, write, findings);
        String value = mirror.get(write.key());
        findings.saw(Kind.REDIS, "GET " + write.key() + " → " + value);
        if (!findings.require(value != null, "there is no key " + write.key())) {
            return;
        }
        JsonNode json = JSON.readTree(value);
        Instant until = write.beganAt().plus(COOLDOWN);
        findings.require(json.path("until").asText().equals(until.toString()), "until is wrong");
        findings.require(json.path("pairId").asText().equals("audit"), "pairId is wrong");
        findings.require(json.path("deskId").asText().equals("main"), "deskId is wrong");
        findings.require(json.path("sequence").asLong() == 7, "sequence is wrong");
    }

    private static void exposureKeys(Rig rig, Findings findings) throws Exception {
        MirrorBench mirror = rig.mirror();
        for (RedisWrite write : exposure(rig, "4.1")) {
            mirror.delete(write.key());
            write(mirror, write, findings);
        }
        for (String key :
                List.of("exposure:wl1:alpha:mirror-4.1", "exposure:wl2:beta:mirror-4.1")) {
            boolean there = mirror.get(key) != null;
            findings.saw(Kind.REDIS, "EXISTS " + key + " → " + (there ? 1 : 0));
            findings.require(there, "there is no key " + key);
        }
    }

    private static void exposureFields(Rig rig, Findings findings) throws Exception {
        for (RedisWrite write : exposure(rig, "4.2")) {
            write(rig.mirror(), write, findings);
            String value = rig.mirror().get(write.key());
            findings.saw(Kind.REDIS, "GET " + write.key() + " → " + value);
            try {
                requireFields(JSON.readTree(String.valueOf(value)), findings);
            } catch (JsonProcessingException e) {
                findings.problem("the fields cannot be told apart in: " + value);
            }
        }
    }

    private static void requireFields(JsonNode record, Findings findings) {
        for (String field : FIELDS) {
            findings.require(record.has(field), "the record has no " + field);
        }
        for (String leg : List.of("positive", "hedge")) {
            for (String field : LEG_FIELDS) {
                findings.require(
                        record.path(leg).has(field), "the record has no " + leg + "." + field);
            }
        }
    }

    private static void exposureExpires(Rig rig, Findings findings) throws Exception {
        MirrorBench mirror = rig.mirror();
        for (RedisWrite write : exposure(rig, "4.3")) {
            write(mirror, write, findings);
            Instant before = mirror.now();
            long remaining = mirror.remaining(write.key());
            Instant end = write.beganAt().plus(SHOWN);
            findings.saw(Kind.REDIS, "PTTL " + write.key() + " → " + remaining + " ms");
            long most = Duration.between(before, end).toMillis();
            long least = Duration.between(mirror.now(), end).toMillis() - 1;
            findings.require(
                    remaining <= most && remaining >= least,
                    "%s ends in %d ms, not 24 h after the exposure began (%d to %d ms)"
                            .formatted(write.key(), remaining, least, most));
        }
    }

    private static void exposureIsJson(Rig rig, Findings findings) throws Exception {
        for (RedisWrite write : exposure(rig, "4.4")) {
            write(rig.mirror(), write, findings);
            String value = rig.mirror().get(write.key());
            findings.saw(Kind.REDIS, "GET " + write.key() + " → " + value);
            try {
                findings.require(
                        JSON.readTree(String.valueOf(value)).isObject(), "it is no JSON object");
            } catch (JsonProcessingException e) {
                findings.problem("it is no JSON: " + e.getOriginalMessage());
            }
        }
    }

    /** What a desk that plays now has the mirror write. */
    private static List<RedisWrite> exposure(Rig rig, String line) throws IOException {
        Instant now = rig.mirror().now();
        String pair = PAIR + line;
        Play play =
                rig.play(
                        Script.named("an exposure, now, for " + line, now)
                                .offer(Duration.ZERO, pair)
                                .bet(pair + "/hedge", Answers.rejects())
                                .runFor(Duration.ofSeconds(1)));
        List<RedisWrite> writes = new ArrayList<>();
        for (Play.Seen<VirtualOutput.KeyWritten> seen : play.keys("exposure:")) {
            VirtualOutput.KeyWritten key = seen.what();
            JsonNode value = JSON.readTree(key.json());
            writes.add(
                    new RedisWrite(
                            key.key(),
                            key.json(),
                            key.expiresAt(),
                            key.beganAt(),
                            value.path("deskId").asText(),
                            value.path("sequence").asLong()));
        }
        return writes;
    }

    private static void write(MirrorBench mirror, RedisWrite write, Findings findings)
            throws IOException, RedisUnavailableException {
        mirror.write(List.of(write)).forEach(command -> findings.saw(Kind.REDIS, command));
    }

    private static RedisWrite cooldown(String account, Instant began) {
        Instant start = began.truncatedTo(ChronoUnit.MILLIS);
        AccountCooldown cooldown =
                new AccountCooldown(
                        "main",
                        AccountId.parse("wl1:alpha:" + account),
                        "audit",
                        start,
                        start.plus(COOLDOWN),
                        7);
        return Objects.requireNonNull(new MirrorProjection(Wire.standard()::json).of(cooldown));
    }
}
