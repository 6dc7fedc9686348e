package io.surelock.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What runs and can be broken.
 *
 * @param instances all with all roles
 * @param setup of any further instance
 * @param faults where everything that happens is counted
 */
record Running(
        Place place,
        BookmakerProcess bookmaker,
        List<Instance> instances,
        Setup setup,
        Faults faults) {

    /** A process may give up at its start while a broker is away; then it is started again. */
    private static final int MOST_STARTS = 6;

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(120);

    Running {
        instances = List.copyOf(instances);
    }

    /** One of the instances. */
    Instance any(Random random) {
        return instances.get(random.nextInt(instances.size()));
    }

    /** The fault has happened. */
    void happened(String fault) {
        faults.hit(Faults.Kind.FAULT, fault);
    }

    /** Starts it again, until it works. */
    void bringUp(Instance instance) throws IOException, InterruptedException {
        bringUp(instance, nothing -> nothing);
    }

    /** Starts it again with what is ordered, until it works. */
    void bringUp(Instance instance, Instance.Order order) throws IOException, InterruptedException {
        for (int starts = 1; ; starts++) {
            instance.startAgain(order);
            await().atMost(SETTLED_WITHIN)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !instance.child().isAlive() || instance.isReady());
            if (instance.child().isAlive()) {
                return;
            }
            if (starts == MOST_STARTS) {
                throw new AssertionError(
                        "%s does not start: %s"
                                .formatted(instance.id(), instance.child().output()));
            }
        }
    }

    /** Ends all instances at once. */
    void killAll() throws InterruptedException {
        for (Instance instance : instances) {
            instance.child().kill();
        }
    }

    /** Starts all instances again. */
    void bringUpAll() throws IOException, InterruptedException {
        for (Instance instance : instances) {
            bringUp(instance);
        }
    }
}
