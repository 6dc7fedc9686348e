package io.surelock.broker.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.embedded.InfraException;
import io.surelock.bet.AccountId;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.mirror.CooldownImport;
import io.surelock.mirror.RedisConnection;
import io.surelock.mirror.RedisMirror;
import io.surelock.mirror.RedisSettings;
import io.surelock.mirror.RedisUnavailableException;
import io.surelock.mirror.RedisWrite;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What an older worker left in Redis becomes commands for the desk. */
@Tag("broker")
class CooldownImportTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final CooldownImport.Order ORDER =
            new CooldownImport.Order("main", "dana", NOON);

    @TempDir private static Path folder;
    private static EmbeddedRedis redis;
    private static RedisView view;
    private static RedisConnection connection;

    private final List<OperatorCommand> commands = new ArrayList<>();

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
    }

    @Test
    void takesOverACooldownUntilTheSecondInWhichItEnds() throws RedisUnavailableException {
        String key = "cooldown:wl1:alpha:ACC_001";
        view.set(key, "1", Duration.ofSeconds(90));
        Instant end = view.expiry(key);

        CooldownImport.Result result = run();

        assertThat(result).isEqualTo(new CooldownImport.Result(1, 0, List.of()));
        OperatorCommand command = commands.getFirst();
        assertThat(command.commandId()).matches("import-[0-9a-f]{24}");
        assertThat(command.deskId()).isEqualTo("main");
        assertThat(command.operator()).isEqualTo("dana");
        assertThat(command.at()).isEqualTo(NOON);
        Action.ImportCooldown action = (Action.ImportCooldown) command.action();
        assertThat(action.account()).isEqualTo(AccountId.parse("wl1:alpha:ACC_001"));
        assertThat(action.until()).isBetween(end, end.plusMillis(1_100));
        assertThat(action.until()).isEqualTo(action.until().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void givesEachCooldownACommandOfItsOwn() throws RedisUnavailableException {
        for (int i = 0; i < 1_200; i++) {
            view.set("cooldown:wl1:alpha:A" + i, "1", Duration.ofSeconds(90));
        }

        assertThat(run().imported()).isEqualTo(1_200);

        assertThat(commands.stream().map(OperatorCommand::commandId).distinct()).hasSize(1_200);
    }

    @Test
    void leavesItsOwnKeysAlone() throws RedisUnavailableException {
        Instant now = Instant.now();
        new RedisMirror(connection)
                .write(
                        List.of(
                                new RedisWrite(
                                        "cooldown:wl1:alpha:OWN",
                                        "{\"deskId\":\"main\",\"sequence\":3}",
                                        now.plusSeconds(60),
                                        now,
                                        "main",
                                        3)));
        view.set("exposure:wl1:alpha:P-1", "1", Duration.ofSeconds(90));

        assertThat(run()).isEqualTo(new CooldownImport.Result(0, 1, List.of()));

        assertThat(commands).isEmpty();
    }

    @Test
    void saysWhatItCannotTakeOver() throws RedisUnavailableException {
        view.setForEver("cooldown:wl1:alpha:FOREVER", "1");
        view.set("cooldown:nobody", "1", Duration.ofSeconds(90));
        view.set("cooldown:wl1:al pha:A", "1", Duration.ofSeconds(90));
        view.set("cooldown:wl1:alpha:FINE", "{\"deskId\":7}", Duration.ofSeconds(90));

        CooldownImport.Result result = run();

        assertThat(result.imported()).isEqualTo(1);
        assertThat(result.skipped())
                .hasSize(3)
                .anySatisfy(s -> assertThat(s).contains("FOREVER", "has no expiry"))
                .anySatisfy(s -> assertThat(s).contains("\"cooldown:nobody\" is skipped: "))
                .anySatisfy(s -> assertThat(s).contains("al pha"));
    }

    @Test
    void readsAKeyOfAnyType() throws RedisUnavailableException {
        view.push("cooldown:wl1:alpha:LIST", "1");

        assertThat(run().skipped()).hasSize(1);
    }

    private CooldownImport.Result run() throws RedisUnavailableException {
        return new CooldownImport(connection).run(ORDER, commands::add);
    }
}
