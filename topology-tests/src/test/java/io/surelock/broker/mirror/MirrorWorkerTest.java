package io.surelock.broker.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.mirror.MirrorRebuild;
import io.surelock.mirror.MirrorRecords;
import io.surelock.mirror.MirrorWorker;
import io.surelock.mirror.RedisConnection;
import io.surelock.mirror.RedisMirror;
import io.surelock.mirror.RedisSettings;
import io.surelock.mirror.WriteResult;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The mirror follows the log, whatever happens to Redis. */
@Tag("broker")
class MirrorWorkerTest {

    @TempDir private static Path folder;
    private static MirroredLog log;
    private static EmbeddedRedis redis;
    private static RedisView view;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant until = now.plusSeconds(120);

    private RedisConnection connection;
    private RedisMirror mirror;
    private MirrorWorker worker;

    @BeforeAll
    static void startKafkaAndRedis() throws Exception {
        log = MirroredLog.start(folder.resolve("kafka"));
        redis = EmbeddedRedis.start(folder.resolve("redis"), 0, "");
        view = new RedisView(redis.address());
    }

    @AfterAll
    static void stopKafkaAndRedis() throws Exception {
        view.close();
        redis.close();
        log.close();
    }

    @BeforeEach
    void startMirror() {
        view.flush();
        connection = RedisConnection.open(RedisSettings.at(redis.address()));
        mirror = new RedisMirror(connection);
        worker = start();
    }

    @AfterEach
    void stopMirror() {
        worker.close();
        connection.close();
    }

    private MirrorWorker start() {
        return MirrorWorker.start(
                log.clientSettings(), "surelock", mirror, new MirrorRecords(Wire.standard()));
    }

    @Test
    void showsCooldownsUntilTheirEnd() throws Exception {
        String key = log.coolDown("wl1:alpha:SHOWN", until);

        awaitKey(key);

        assertThat(view.expiry(key)).isEqualTo(until);
        assertThat(view.value(key).orElseThrow())
                .startsWith("{\"until\":\"" + until + "\",\"pairId\":\"P-1\",\"deskId\":\"main\"");
    }

    @Test
    void showsAnExposureForADayAndWhoResolvedIt() throws Exception {
        Instant beganAt = now.minusSeconds(3_600);
        Instant dayAfter = beganAt.plus(Duration.ofHours(24));
        log.expose("P-SHOWN", beganAt, null);
        awaitKey("exposure:wl1:alpha:P-SHOWN");
        awaitKey("exposure:wl2:beta:P-SHOWN");
        assertThat(view.value("exposure:wl1:alpha:P-SHOWN").orElseThrow())
                .contains("\"requiresManualReview\":true", "\"autoRebetDisabled\":true")
                .doesNotContain("resolvedAt", "\"by\"", "\"note\"");

        log.expose("P-SHOWN", beganAt, now);

        patience()
                .untilAsserted(
                        () ->
                                assertThat(view.value("exposure:wl2:beta:P-SHOWN").orElseThrow())
                                        .contains("\"note\":\"hedged by hand\""));
        assertThat(view.expiry("exposure:wl2:beta:P-SHOWN")).isEqualTo(dayAfter);
    }

    @Test
    void skipsWhatIsUnreadableAbortedOrATombstone() throws Exception {
        byte[] junk = "no Avro at all".getBytes(StandardCharsets.UTF_8);
        log.send(Topics.ACCOUNT_COOLDOWNS, "wl1:alpha:SKIP", junk);
        log.send(Topics.ACCOUNT_COOLDOWNS, "wl1:alpha:SKIP", null);
        log.coolDownInVain("wl1:alpha:SKIP", until.plusSeconds(60));
        String key = log.coolDown("wl1:alpha:SKIP", until);

        awaitKey(key);

        assertThat(view.expiry(key)).isEqualTo(until);
        assertThat(worker.report().unreadable()).isPositive();
    }

    @Test
    void rebuildsAnEmptiedRedisByItself() throws Exception {
        List<String> keys =
                List.of(
                        log.coolDown("wl1:alpha:FLUSHED-1", until),
                        log.coolDown("wl1:alpha:FLUSHED-2", until),
                        log.coolDown("wl1:alpha:FLUSHED-3", until));
        keys.forEach(MirrorWorkerTest::awaitKey);

        view.flush();

        keys.forEach(MirrorWorkerTest::awaitKey);
        keys.forEach(key -> assertThat(view.expiry(key)).isEqualTo(until));
    }

    @Test
    void doesNotReviveWhatIsOverWhenItRebuilds() throws Exception {
        String brief = log.coolDown("wl1:alpha:BRIEF", now.plusMillis(1_500));
        String lasting = log.coolDown("wl1:alpha:LASTING", until);
        awaitKey(brief);
        awaitKey(lasting);
        patience().until(() -> view.value(brief).isEmpty());
        long expired = worker.report().count(WriteResult.EXPIRED);

        view.flush();

        awaitKey(lasting);
        patience().until(() -> worker.report().count(WriteResult.EXPIRED) > expired);
        assertThat(view.value(brief)).isEmpty();
    }

    @Test
    void catchesUpAfterRedisWasKilled() throws Exception {
        awaitKey(log.coolDown("wl1:alpha:BEFORE", until));
        List<String> members = log.mirrors();

        redis.kill();
        String missed = log.coolDown("wl1:alpha:MEANWHILE", until);
        patience().until(() -> worker.outage().isPresent());
        redis.restart();

        awaitKey(missed);
        patience().until(() -> worker.outage().isEmpty());
        assertThat(log.mirrors()).isEqualTo(members);
    }

    @Test
    void catchesUpAfterRedisStoodStill() throws Exception {
        awaitKey(log.coolDown("wl1:alpha:BEFORE", until));

        redis.freeze();
        String missed = log.coolDown("wl1:alpha:FROZEN", until);
        patience().until(() -> worker.outage().isPresent());
        redis.thaw();

        awaitKey(missed);
        assertThat(view.expiry(missed)).isEqualTo(until);
    }

    @Test
    void catchesUpAfterAnOldDumpWasRestored() throws Exception {
        String first = log.coolDown("wl1:alpha:DUMPED", until);
        awaitKey(first);
        redis.kill();
        Path dump = folder.resolve("dump.aof");
        Files.copy(appendOnlyFile(), dump, StandardCopyOption.REPLACE_EXISTING);
        redis.restart();
        String second = log.coolDown("wl1:alpha:AFTER-DUMP", until);
        awaitKey(second);

        redis.kill();
        Files.copy(dump, appendOnlyFile(), StandardCopyOption.REPLACE_EXISTING);
        redis.restart();

        awaitKey(second);
        assertThat(view.expiry(first)).isEqualTo(until);
    }

    @Test
    void startsWithoutRedisAndFillsItLater() throws Exception {
        worker.close();
        redis.kill();
        worker = start();
        String key = log.coolDown("wl1:alpha:EARLY", until);
        patience().until(() -> worker.outage().isPresent());

        redis.restart();

        awaitKey(key);
    }

    @Test
    void goesOnWhereAnotherMirrorStopped() throws Exception {
        awaitKey(log.coolDown("wl1:alpha:FIRST", until));
        worker.close();
        String key = log.coolDown("wl1:alpha:SECOND", until);

        worker = start();

        awaitKey(key);
        assertThat(worker.report().records()).isEqualTo(1);
    }

    @Test
    void sharesTheWorkWithOtherMirrors() throws Exception {
        awaitKey(log.coolDown("wl1:alpha:ALONE", until));
        try (MirrorWorker second = start()) {
            patience().until(() -> log.mirrors().size() == 2);
            for (int i = 0; i < 30; i++) {
                log.coolDown("wl1:alpha:SHARED-" + i, until);
            }

            for (int i = 0; i < 30; i++) {
                awaitKey("cooldown:wl1:alpha:SHARED-" + i);
            }
            patience()
                    .untilAsserted(
                            () -> assertThat(second.outage()).isEqualTo(worker.outage()).isEmpty());
        }
    }

    @Test
    void rebuildsOnDemandThroughARunningMirror() throws Exception {
        String key = log.coolDown("wl1:alpha:DELETED", until);
        awaitKey(key);
        view.delete(key);

        assertThat(rebuild().run().runningMirrors()).isEqualTo(1);

        awaitKey(key);
    }

    @Test
    void rebuildsOnDemandWithoutAMirror() throws Exception {
        String key = log.coolDown("wl1:alpha:REBUILT", until);
        awaitKey(key);
        worker.close();
        patience().until(() -> log.mirrors().isEmpty());
        view.delete(key);

        MirrorRebuild.Result result = rebuild().run();

        assertThat(result.runningMirrors()).isZero();
        assertThat(view.expiry(key)).isEqualTo(until);
        assertThat(result.report().count(WriteResult.WRITTEN)).isEqualTo(1);
        assertThat(result.report().count(WriteResult.UNCHANGED)).isPositive();
    }

    private MirrorRebuild rebuild() {
        return new MirrorRebuild(
                log.clientSettings(), "surelock", mirror, new MirrorRecords(Wire.standard()));
    }

    private static Path appendOnlyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("redis"))) {
            return files.filter(file -> file.toString().endsWith(".aof")).findFirst().orElseThrow();
        }
    }

    private static void awaitKey(String key) {
        patience().until(() -> view.value(key).isPresent());
    }

    // Until a client has noticed that Redis is back takes longer than Redis itself.
    private static ConditionFactory patience() {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }
}
