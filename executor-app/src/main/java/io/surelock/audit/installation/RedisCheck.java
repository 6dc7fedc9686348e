package io.surelock.audit.installation;

import io.surelock.audit.cluster.TopicLog;
import io.surelock.audit.redis.RedisWitness;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.AccountCooldown;
import io.surelock.event.ExposureRecord;
import io.surelock.mirror.MirrorProjection;
import io.surelock.mirror.RedisSettings;
import io.surelock.mirror.RedisWrite;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether Redis shows what the log says. Reads both and writes neither. */
final class RedisCheck {

    private static final String NAME = "Redis";
    private static final String UNREACHABLE =
            "Start Redis or correct redis.uri; decisions go on without it, but nobody sees the keys.";
    private static final String REBUILD =
            "Look whether an instance with the role mirror runs; ./surelock mirror rebuild writes"
                    + " all keys again.";
    private static final int MOST_NAMED = 10;

    /** Keys that end within this time may end while they are looked at. */
    private static final Duration ABOUT_TO_END = Duration.ofSeconds(5);

    private final Map<String, ?> kafka;
    private final Wire wire = Wire.standard();
    private final MirrorProjection projection = new MirrorProjection(wire::json);

    RedisCheck(Map<String, ?> kafka) {
        this.kafka = kafka;
    }

    Check run(RedisSettings settings) {
        Map<String, RedisWrite> expected = expected();
        try (RedisWitness redis = new RedisWitness(settings)) {
            Instant now = redis.now();
            List<String> differences = new ArrayList<>();
            int compared = 0;
            for (RedisWrite write : expected.values()) {
                if (write.expireAt().isAfter(now.plus(ABOUT_TO_END))) {
                    compared++;
                    compare(redis, write, differences);
                }
            }
            if (differences.isEmpty()) {
                return Check.fine(
                        NAME, settings + " answers; " + compared + " keys are what the log says");
            }
            List<String> named = new ArrayList<>();
            named.add(differences.size() + " of " + compared + " keys are not what the log says");
            named.addAll(differences.subList(0, Math.min(MOST_NAMED, differences.size())));
            return Check.wrong(NAME, named, REBUILD);
        } catch (IOException e) {
            return Check.wrong(
                    NAME, List.of(settings + " cannot be used: " + e.getMessage()), UNREACHABLE);
        }
    }

    private static void compare(RedisWitness redis, RedisWrite write, List<String> differences)
            throws IOException {
        Object value = redis.command("GET", write.key());
        if (value == null) {
            differences.add(write.key() + " is missing");
        } else if (!value.equals(write.json())) {
            differences.add(write.key() + " has another value");
        } else if (!endsInTime(redis, write)) {
            differences.add(write.key() + " does not end at " + write.expireAt());
        }
    }

    /** Between two looks at the clock of Redis. */
    private static boolean endsInTime(RedisWitness redis, RedisWrite write) throws IOException {
        Instant before = redis.now();
        long remaining = (Long) Objects.requireNonNull(redis.command("PTTL", write.key()));
        Instant after = redis.now();
        long end = write.expireAt().toEpochMilli();
        return remaining <= end - before.toEpochMilli()
                && remaining >= end - after.toEpochMilli() - 1;
    }

    private Map<String, RedisWrite> expected() {
        Map<String, RedisWrite> expected = new HashMap<>();
        try (TopicLog cooldowns = new TopicLog(kafka, Topics.ACCOUNT_COOLDOWNS);
                TopicLog exposures = new TopicLog(kafka, Topics.EXPOSURE_RECORDS)) {
            cooldowns.read(record -> take(record, expected));
            exposures.read(record -> take(record, expected));
        }
        return expected;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, RedisWrite> expected) {
        if (record.value() == null) {
            return;
        }
        try {
            switch (wire.decode(Object.class, record.value())) {
                case AccountCooldown cooldown -> keep(projection.of(cooldown), expected);
                case ExposureRecord exposure ->
                        projection.of(exposure).forEach(write -> keep(write, expected));
                case Object other ->
                        throw new IllegalStateException(record.topic() + " holds " + other);
            }
        } catch (UnreadableException e) {
            throw new IllegalStateException(
                    record.topic() + " holds what cannot be read: " + e.getMessage(), e);
        }
    }

    private static void keep(RedisWrite write, Map<String, RedisWrite> expected) {
        expected.merge(
                write.key(),
                write,
                (known, later) -> later.sequence() >= known.sequence() ? later : known);
    }
}
