package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The trial of deploy/trial.sh as a test: three brokers, three instances of which one is killed
 * every 5 s, a bookmaker that takes one bet in ten without a word and answers one in twenty late.
 */
@Tag("chaos")
class TrialTest {

    private static final int INSTANCES = 3;
    private static final int ARBS = Integer.getInteger("trial.arbs", 2_000);
    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration KILL_EVERY = Duration.ofSeconds(5);
    private static final String KILL = "INSTANCE_KILLED_EVERY_5_S";

    @TempDir Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void bringsTwoThousandArbsToTheirEndsWhileInstancesAreKilled() throws Exception {
        Faults faults = new Faults();
        faults.plan(Faults.Kind.FAULT, KILL);
        List<Instance> instances = new ArrayList<>();
        try (Place place = Place.ofThreeBrokers(folder);
                BookmakerProcess bookmaker =
                        new BookmakerProcess(folder, "faults: {accept_drop: 0.10, late: 0.05}\n");
                Traffic traffic = new Traffic(place.kafka());
                Endings endings = new Endings(place.kafka())) {
            Setup setup = Setup.at(bookmaker.url());
            for (int i = 1; i <= INSTANCES; i++) {
                instances.add(new Instance(place, "instance-" + i, setup));
            }
            instances.forEach(Instance::awaitReady);
            traffic.start(PACE);
            killUntil(traffic, instances, faults);
            traffic.stop();
            long killedNanos = System.nanoTime();
            for (Instance instance : instances) {
                instance.awaitReady();
            }
            Liveness.awaitEndings(endings, traffic.published(), setup.endsWithin());
            long endedNanos = System.nanoTime();
            Liveness.awaitLastStableOffsets(place);
            System.out.printf(
                    "%d arbs, %d kills, %d bets in the ledger, all at their end %d s after the last kill%n",
                    traffic.published().size(),
                    faults.hits(Faults.Kind.FAULT, KILL),
                    bookmaker.bets().size(),
                    TimeUnit.NANOSECONDS.toSeconds(endedNanos - killedNanos));
            System.out.println("events " + endings.counts());
            System.out.println("bookmaker " + bookmaker.faults());
            Check check = Check.of(place, bookmaker, faults);
            System.out.println(check.output());
            assertThat(check.violated()).as(check.output()).isEmpty();
        } finally {
            instances.forEach(Instance::close);
        }
    }

    /** The next one in turn, whether it works already or not; it is started again at once. */
    private static void killUntil(Traffic traffic, List<Instance> instances, Faults faults)
            throws Exception {
        for (int next = 0; traffic.published().size() < ARBS; next++) {
            Thread.sleep(KILL_EVERY);
            Instance instance = instances.get(next % instances.size());
            instance.child().kill();
            faults.hit(Faults.Kind.FAULT, KILL);
            instance.startAgain();
        }
    }
}
