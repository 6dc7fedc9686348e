package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.chaos.agent.CrashPoint;
import io.surelock.chaos.agent.Planted;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Starts one instance again and again, each time with the next crash point, and waits until it has
 * ended there.
 */
final class CrashSweep implements Callable<Instance> {

    /** From its start until the process must have come to the point. */
    private static final Duration HIT_WITHIN = Duration.ofMinutes(3);

    private static final int MOST_STARTS = 6;
    private static final int LATEST_HIT = 2;

    private final Instance instance;
    private final List<CrashPoint> points;
    private final Faults faults;
    private final Random random;

    /**
     * @param instance must have ended
     */
    CrashSweep(Instance instance, List<CrashPoint> points, Faults faults, long seed) {
        this.instance = instance;
        this.points = List.copyOf(points);
        this.faults = faults;
        this.random = new Random(seed);
        points.forEach(point -> faults.plan(Faults.Kind.CRASH_POINT, point.name()));
    }

    /** Hits all points; answers the instance, running with nothing planted. */
    @Override
    public Instance call() throws Exception {
        for (CrashPoint point : points) {
            hit(point, 1 + random.nextInt(LATEST_HIT));
            faults.hit(Faults.Kind.CRASH_POINT, point.name());
        }
        instance.startAgain();
        return instance.awaitReady();
    }

    private void hit(CrashPoint point, int number) {
        instance.startAgain(nothing -> nothing.crashAt(point, number));
        for (int starts = 1; ; starts++) {
            Child child = instance.child();
            await("crash point " + point + " at hit " + number)
                    .atMost(HIT_WITHIN)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !child.isAlive());
            if (child.exitStatus() == Planted.CRASHED) {
                assertThat(instance.hits()).contains("crash." + point);
                return;
            }
            // It gave up at its start, because the broker did not answer in time.
            assertThat(starts).as("%s: %s", point, child.output()).isLessThan(MOST_STARTS);
            instance.startAgain(nothing -> nothing.crashAt(point, number));
        }
    }
}
