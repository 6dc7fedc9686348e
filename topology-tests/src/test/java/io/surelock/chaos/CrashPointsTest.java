package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.chaos.agent.CrashPoint;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A process dies between every two of its steps, and nothing is bet twice, lost or hidden. */
@Tag("chaos")
class CrashPointsTest {

    private static final long SEED = 20_261_127;
    private static final Duration PACE = Duration.ofMillis(250);

    @TempDir Path folder;

    @Test
    void survivesADeathBetweenEveryTwoSteps() throws Exception {
        Faults faults = new Faults();
        try (Place place = Place.ofOneBroker(folder);
                BookmakerProcess bookmaker = new BookmakerProcess(folder, "");
                Instance decides =
                        new Instance(
                                place,
                                "decides",
                                setup(bookmaker).withRoles("desk", "settlement"));
                Instance works =
                        new Instance(
                                place,
                                "works",
                                setup(bookmaker)
                                        .withRoles(
                                                "placement-worker",
                                                "settlement-worker",
                                                "mirror"));
                Traffic traffic = new Traffic(place.kafka());
                Endings endings = new Endings(place.kafka());
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            decides.awaitReady().child().kill();
            works.awaitReady().child().kill();
            traffic.start(PACE);
            Future<Instance> deciding =
                    both.submit(new CrashSweep(decides, points(true), faults, SEED));
            Future<Instance> working =
                    both.submit(new CrashSweep(works, points(false), faults, SEED + 1));
            deciding.get();
            working.get();
            traffic.stop();

            Liveness.awaitEndings(endings, traffic.published(), Setup.SCHEDULE.plusSeconds(60));
            Liveness.awaitLastStableOffsets(place);
            System.out.println(faults.summary());
            System.out.println(endings.counts());
            Check check = Check.of(place, bookmaker, faults);
            System.out.println(check.output());
            assertThat(faults.neverHit()).isEmpty();
            assertThat(check.violated()).as(check.output()).isEmpty();
        }
    }

    private static Setup setup(BookmakerProcess bookmaker) {
        return Setup.at(bookmaker.url()).withWindow(Duration.ofSeconds(3));
    }

    private static List<CrashPoint> points(boolean ofTopologies) {
        return Stream.of(CrashPoint.values())
                .filter(point -> point.isOfATopology() == ofTopologies)
                .toList();
    }
}
