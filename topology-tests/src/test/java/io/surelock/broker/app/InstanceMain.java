package io.surelock.broker.app;

import io.surelock.app.AppParts;
import io.surelock.app.AppSettings;
import io.surelock.app.SurelockApp;
import io.surelock.app.config.Role;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.desk.policy.Policy;
import io.surelock.mirror.RedisSettings;
import io.surelock.worker.WorkerListener;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One instance with all roles, until its standard input ends. */
final class InstanceMain {

    /** No slow machine outlasts it. */
    static final Duration COOLDOWN = Duration.ofMinutes(10);

    /** For how long an arb may be decided and a bet be sent; no slow machine outlasts it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The line that says that it works. */
    static final String READY = "ready";

    private InstanceMain() {}

    /**
     * Arguments: Kafka's servers, Redis' address, instance id, folder of its state, ledger, and for
     * how long an arb may be decided and a bet be sent.
     */
    public static void main(String[] arguments) throws Exception {
        try (Bookmaker bookmaker = new SharedLedger(Path.of(arguments[4]));
                SurelockApp _ =
                        SurelockApp.start(
                                settings(
                                        Map.of("bootstrap.servers", arguments[0]),
                                        arguments[2],
                                        Path.of(arguments[3]),
                                        Duration.parse(arguments[5])),
                                parts(arguments[1], bookmaker))) {
            System.out.println(READY);
            System.out.flush();
            while (System.in.read() >= 0) {
                // Only the end counts: it comes too when the test has died.
            }
        }
    }

    static AppSettings settings(Map<String, String> kafka, String instanceId, Path stateDir) {
        return settings(kafka, instanceId, stateDir, PATIENCE);
    }

    private static AppSettings settings(
            Map<String, String> kafka, String instanceId, Path stateDir, Duration patience) {
        return new AppSettings(
                kafka,
                "surelock",
                Infra.PARTITIONS,
                1,
                instanceId,
                stateDir,
                Set.of(Role.values()),
                seed(patience),
                false,
                256,
                new AppSettings.Streams(1, 5, 1, 0));
    }

    /** As usual, but with the test's cooldown and patience. */
    private static Policy seed(Duration patience) {
        Policy usual = Policy.DEFAULT;
        return new Policy(
                COOLDOWN,
                patience,
                usual.hold(),
                patience,
                usual.callTimeout(),
                usual.callMargin(),
                usual.lookupInterval(),
                usual.lookupDeadline(),
                usual.polls());
    }

    static AppParts parts(String redis, Bookmaker bookmaker) {
        return new AppParts(
                _ -> Optional.of(bookmaker),
                RedisSettings.at(redis),
                List.of(),
                WorkerListener.NONE);
    }
}
