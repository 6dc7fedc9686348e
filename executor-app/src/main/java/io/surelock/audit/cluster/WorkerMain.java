package io.surelock.audit.cluster;

import io.surelock.app.AppParts;
import io.surelock.app.AppSettings;
import io.surelock.app.LocalInstallation;
import io.surelock.app.SurelockApp;
import io.surelock.app.config.Role;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.desk.policy.Policy;
import io.surelock.mirror.RedisSettings;
import io.surelock.worker.WorkerListener;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One instance with all roles, until it is ended. */
final class WorkerMain {

    /** As long as no slow machine takes to restart. */
    static final Duration COOLDOWN = Duration.ofMinutes(10);

    private WorkerMain() {}

    /** Arguments: Kafka's servers, Redis' address, instance id, its folder, the books. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[3]);
        String worker = arguments[2];
        try (Bookmaker bookmaker = new LedgerBookmaker(Path.of(arguments[4]), worker);
                SurelockApp app =
                        SurelockApp.start(
                                settings(arguments[0], worker, folder.resolve("state")),
                                parts(arguments[1], bookmaker))) {
            Files.createFile(ready(folder));
            throw new IllegalStateException(app.fatal().join());
        }
    }

    /** The file that says that it works. */
    static Path ready(Path folder) {
        return folder.resolve("ready");
    }

    private static AppSettings settings(String servers, String worker, Path stateDir) {
        return new AppSettings(
                Map.of("bootstrap.servers", servers),
                ClusterRun.PREFIX,
                LocalInstallation.PARTITIONS,
                1,
                worker,
                stateDir,
                Set.of(Role.values()),
                seed(),
                false,
                256,
                new AppSettings.Streams(1, 5, 1, 0));
    }

    private static AppParts parts(String redis, Bookmaker bookmaker) {
        return new AppParts(
                _ -> Optional.of(bookmaker),
                RedisSettings.at(redis),
                List.of(),
                WorkerListener.NONE);
    }

    /** The usual numbers, but for the cooldown. */
    private static Policy seed() {
        Policy usual = Policy.DEFAULT;
        return new Policy(
                COOLDOWN,
                usual.maxOpportunityAge(),
                usual.hold(),
                usual.placementWindow(),
                usual.callTimeout(),
                usual.callMargin(),
                usual.lookupInterval(),
                usual.lookupDeadline(),
                usual.polls());
    }
}
