package io.surelock.broker.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.embedded.InfraException;
import io.surelock.mirror.RedisConnection;
import io.surelock.mirror.RedisMirror;
import io.surelock.mirror.RedisSettings;
import io.surelock.mirror.RedisUnavailableException;
import io.surelock.mirror.RedisWrite;
import io.surelock.mirror.WriteResult;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How values get into Redis, and which do not. */
@Tag("broker")
class RedisMirrorTest {

    private static final String COOLDOWN = "cooldown:wl1:alpha:ACC_001";
    private static final String EXPOSURE = "exposure:wl1:alpha:P-1";

    @TempDir private static Path folder;
    private static EmbeddedRedis redis;
    private static RedisView view;
    private static RedisConnection connection;

    /** Finer than Redis can keep, as instants in the log are. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private RedisMirror mirror;

    // The oldest supported server: the one that comes along.
    @BeforeAll
    static void startRedis() throws InfraException {
        redis = EmbeddedRedis.start(folder, 0, "");
        view = new RedisView(redis.address());
        connection = RedisConnection.open(RedisSettings.at(redis.address()));
    }

    @AfterAll
    static void stopRedis() throws InfraException {
        connection.close();
        view.close();
        redis.close();
    }

    @BeforeEach
    void empty() {
        view.flush();
        mirror = new RedisMirror(connection);
    }

    @Test
    void endsAKeyExactlyAtTheLoggedInstant() throws RedisUnavailableException {
        Instant until = start.plusSeconds(60);

        assertThat(mirror.write(List.of(write(COOLDOWN, 7, until))))
                .containsExactly(WriteResult.WRITTEN);

        assertThat(view.value(COOLDOWN)).contains(json(7));
        assertThat(view.expiry(COOLDOWN)).isEqualTo(until.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void doesNotLetAnOlderSequenceOverwriteALaterOne() throws RedisUnavailableException {
        Instant until = start.plusSeconds(60);

        assertThat(
                        mirror.write(
                                List.of(
                                        write(COOLDOWN, 9, until),
                                        write(COOLDOWN, 8, until.plusSeconds(60)),
                                        write(COOLDOWN, 10, until.plusSeconds(90)))))
                .containsExactly(WriteResult.WRITTEN, WriteResult.OLDER, WriteResult.WRITTEN);

        assertThat(view.value(COOLDOWN)).contains(json(10));
    }

    @Test
    void comparesSequencesAsNumbers() throws RedisUnavailableException {
        mirror.write(List.of(write(COOLDOWN, 10, start.plusSeconds(60))));

        assertThat(mirror.write(List.of(write(COOLDOWN, 9, start.plusSeconds(60)))))
                .containsExactly(WriteResult.OLDER);
    }

    @Test
    void doesNotExtendAnExpiryWhenWritesAreReplayed() throws RedisUnavailableException {
        Instant until = start.plusSeconds(60);
        List<RedisWrite> log = List.of(write(COOLDOWN, 7, until), write(EXPOSURE, 8, until));
        mirror.write(log);

        assertThat(mirror.write(log)).containsExactly(WriteResult.UNCHANGED, WriteResult.UNCHANGED);

        assertThat(view.expiry(COOLDOWN)).isEqualTo(until.truncatedTo(ChronoUnit.MILLIS));
        assertThat(view.expiry(EXPOSURE)).isEqualTo(until.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void doesNotReviveAKeyWhoseTimeIsOver() throws RedisUnavailableException {
        RedisWrite brief = write(COOLDOWN, 7, start.plusMillis(600));
        assertThat(mirror.write(List.of(brief))).containsExactly(WriteResult.WRITTEN);
        await().atMost(Duration.ofSeconds(5)).until(() -> view.value(COOLDOWN).isEmpty());

        assertThat(mirror.write(List.of(brief))).containsExactly(WriteResult.EXPIRED);

        assertThat(view.value(COOLDOWN)).isEmpty();
    }

    @Test
    void putsRightAValueThatSomebodyChanged() throws RedisUnavailableException {
        RedisWrite write = write(COOLDOWN, 7, start.plusSeconds(60));
        mirror.write(List.of(write));
        view.setForEver(COOLDOWN, json(7));

        assertThat(mirror.write(List.of(write))).containsExactly(WriteResult.WRITTEN);

        assertThat(view.expiry(COOLDOWN))
                .isEqualTo(write.expireAt().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void keepsACooldownOfAnOlderWorkerThatEndsLater() throws RedisUnavailableException {
        view.set(COOLDOWN, "1", Duration.ofMinutes(10));

        assertThat(mirror.write(List.of(write(COOLDOWN, 7, start.plusSeconds(60)))))
                .containsExactly(WriteResult.FOREIGN_KEPT);

        assertThat(view.value(COOLDOWN)).contains("1");
    }

    @Test
    void replacesACooldownOfAnOlderWorkerThatEndsEarlier() throws RedisUnavailableException {
        view.set(COOLDOWN, "{\"deskId\":5}", Duration.ofSeconds(30));

        assertThat(mirror.write(List.of(write(COOLDOWN, 7, start.plusSeconds(60)))))
                .containsExactly(WriteResult.WRITTEN);

        assertThat(view.value(COOLDOWN)).contains(json(7));
    }

    @Test
    void keepsACooldownOfAnOlderWorkerThatNeverEnds() throws RedisUnavailableException {
        view.push(COOLDOWN, "a list, of all things");

        assertThat(mirror.write(List.of(write(COOLDOWN, 7, start.plusSeconds(60)))))
                .containsExactly(WriteResult.FOREIGN_KEPT);
    }

    @Test
    void doesNotShortenACooldownThatAnotherDeskRecorded() throws RedisUnavailableException {
        RedisWrite other =
                new RedisWrite(
                        COOLDOWN,
                        "{\"deskId\":\"second\",\"sequence\":1}",
                        start.plusSeconds(120),
                        start,
                        "second",
                        1);
        mirror.write(List.of(other));

        assertThat(mirror.write(List.of(write(COOLDOWN, 900, start.plusSeconds(60)))))
                .containsExactly(WriteResult.FOREIGN_KEPT);
        assertThat(view.value(COOLDOWN)).contains(other.json());
    }

    @Test
    void neverHidesAnExposureBehindAForeignValue() throws RedisUnavailableException {
        view.setForEver(EXPOSURE, "all fine here");

        assertThat(mirror.write(List.of(write(EXPOSURE, 7, start.plusSeconds(60)))))
                .containsExactly(WriteResult.WRITTEN);

        assertThat(view.value(EXPOSURE)).contains(json(7));
    }

    @Test
    void writesAfterRedisForgotTheScript() throws RedisUnavailableException {
        mirror.write(List.of(write(COOLDOWN, 7, start.plusSeconds(60))));
        view.forgetScripts();

        assertThat(mirror.write(List.of(write(COOLDOWN, 8, start.plusSeconds(60)))))
                .containsExactly(WriteResult.WRITTEN);
    }

    @Test
    void neverSaysThePassword() {
        view.requirePassword("right");
        RedisSettings wrong = RedisSettings.at(redis.address()).login(null, "wr0ng-s3cret");
        try (RedisConnection refused = RedisConnection.open(wrong)) {
            List<RedisWrite> writes = List.of(write(COOLDOWN, 7, start.plusSeconds(60)));
            assertThatThrownBy(() -> new RedisMirror(refused).write(writes))
                    .isInstanceOf(RedisUnavailableException.class)
                    .hasMessageContaining(redis.address())
                    .hasStackTraceContaining("WRONGPASS")
                    .extracting(RedisMirrorTest::stackTrace)
                    .asString()
                    .doesNotContain("wr0ng-s3cret");
        } finally {
            view.requirePassword("");
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private RedisWrite write(String key, long sequence, Instant until) {
        return new RedisWrite(key, json(sequence), until, start, "main", sequence);
    }

    private static String json(long sequence) {
        return "{\"deskId\":\"main\",\"sequence\":" + sequence + "}";
    }
}
