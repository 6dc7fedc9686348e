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
    private static final Duration HIT_WITHIN = Duration.ofSeconds(180);

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
            int hit = 1 + random.nextInt(LATEST_HIT);
            instance.startAgain(nothing -> nothing.crashAt(point, hit));
            Child child = instance.child();
            await("crash point " + point + " at hit " + hit)
                    .atMost(HIT_WITHIN)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !child.isAlive());
            assertThat(child.exitStatus())
                    .as("exit status at %s: %s", point, child.output())
                    .isEqualTo(Planted.CRASHED);
            assertThat(instance.hits()).contains("crash." + point);
            faults.hit(Faults.Kind.CRASH_POINT, point.name());
        }
        instance.startAgain();
        return instance.awaitReady();
    }
}
