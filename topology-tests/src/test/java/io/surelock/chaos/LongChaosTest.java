package io.surelock.chaos;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Everything is broken for as long as is asked, {@code ./mvnw verify -Pchaos}. */
@Tag("chaos")
class LongChaosTest {

    private static final int INSTANCES = 3;

    @TempDir Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void keepsEveryInvariantWhileEverythingBreaks() throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        Duration minutes = Duration.ofMinutes(Long.getLong("chaos.minutes", 30));
        new ChaosRun(seed, minutes, INSTANCES, Duration.ofMillis(200)).run(folder);
    }
}
