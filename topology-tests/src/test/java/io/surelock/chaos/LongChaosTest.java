package io.surelock.chaos;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Everything is broken for as long as is asked, {@code ./mvnw verify -Pchaos}. */
@Tag("chaos")
class LongChaosTest {

    private static final int INSTANCES = 3;

    private static final List<List<? extends Nemesis>> LANES =
            List.of(List.of(InstanceNemesis.values()), List.of(SurroundingsNemesis.values()));

    @TempDir Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void keepsEveryInvariantWhileEverythingBreaks() throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        Duration minutes = Duration.ofMinutes(Long.getLong("chaos.minutes", 30));
        new ChaosRun(LANES, seed, minutes, INSTANCES, Duration.ofMillis(400)).run(folder);
    }
}
