package io.surelock.chaos;

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
    void bringUp(Instance instance) {
        bringUp(instance, nothing -> nothing);
    }

    /** Starts it again with what is ordered, until it works. */
    void bringUp(Instance instance, Instance.Order order) {
        instance.startAgain(order);
        instance.awaitReady();
    }

    /** Ends all instances at once. */
    void killAll() throws InterruptedException {
        for (Instance instance : instances) {
            instance.child().kill();
        }
    }

    /** Starts all instances again. */
    void bringUpAll() {
        instances.forEach(Instance::startAgain);
        instances.forEach(Instance::awaitReady);
    }
}
