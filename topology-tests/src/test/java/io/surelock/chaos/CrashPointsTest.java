package io.surelock.chaos;

import io.surelock.chaos.agent.CrashPoint;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process dies between every two of its steps. */
class CrashPointsTest {

    /** Where a bet, a decision or an answer is in two places, or in none. */
    private static final List<CrashPoint> WORST =
            List.of(
                    CrashPoint.DESK_TIMER_TAKEN,
                    CrashPoint.DESK_BEFORE_COMMIT,
                    CrashPoint.WATCH_BEFORE_COMMIT,
                    CrashPoint.PLACEMENT_BEFORE_COMMIT,
                    CrashPoint.PLACEMENT_AFTER_COMMIT,
                    CrashPoint.PLACEMENT_AFTER_SEND,
                    CrashPoint.POLL_ANSWERED);

    @TempDir Path folder;

    @Test
    @Tag("hostile")
    void survivesADeathAtTheWorstMoments() throws Exception {
        new CrashRun(WORST).run(folder);
    }

    @Test
    @Tag("chaos")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void survivesADeathBetweenEveryTwoSteps() throws Exception {
        new CrashRun(List.of(CrashPoint.values())).run(folder);
    }
}
