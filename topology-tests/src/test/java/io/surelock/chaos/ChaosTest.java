package io.surelock.chaos;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The worst is done once, and no bet is placed twice, lost or hidden. The rest is done in {@link
 * LongChaosTest}.
 */
@Tag("hostile")
class ChaosTest {

    private static final long SEED = 20_261_127;

    private static final List<List<? extends Nemesis>> LANES =
            List.of(
                    List.of(
                            InstanceNemesis.KILL,
                            InstanceNemesis.FREEZE_BEYOND_TRANSACTION,
                            InstanceNemesis.ABORT_WITHOUT_ANSWER,
                            InstanceNemesis.OFFSETS_REWOUND),
                    List.of(
                            SurroundingsNemesis.BROKER_KILLED,
                            SurroundingsNemesis.REDIS_FLUSHED,
                            SurroundingsNemesis.BOOKMAKER_KILLED));

    @TempDir Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void keepsEveryInvariantWhileTheWorstHappensOnce() throws Exception {
        new ChaosRun(LANES, SEED, Duration.ZERO, 2, Duration.ofMillis(500)).run(folder);
    }
}
