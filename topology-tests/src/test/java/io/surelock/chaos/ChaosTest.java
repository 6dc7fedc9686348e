package io.surelock.chaos;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Everything is broken once, and no bet is placed twice, lost or hidden. */
@Tag("broker")
class ChaosTest {

    private static final long SEED = 20_261_127;

    @TempDir Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void keepsEveryInvariantWhileEverythingBreaksOnce() throws Exception {
        new ChaosRun(SEED, Duration.ZERO, 2, Duration.ofMillis(200)).run(folder);
    }
}
