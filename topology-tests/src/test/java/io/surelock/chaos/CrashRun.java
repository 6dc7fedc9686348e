package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.chaos.agent.CrashPoint;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two processes die again and again, one that decides and one that works, each time at another
 * point, and nothing is bet twice, lost or hidden.
 *
 * @param points where, each of them once
 */
record CrashRun(List<CrashPoint> points) {

    private static final long SEED = 20_261_127;
    private static final Duration PACE = Duration.ofMillis(250);
    private static final List<String> DECIDING = List.of("desk", "settlement");
    private static final List<String> WORKING =
            List.of("placement-worker", "settlement-worker", "mirror");

    /** Runs, prints what was hit, and fails on any violation. */
    void run(Path folder) throws Exception {
        Faults faults = new Faults();
        try (Place place = Place.ofOneBroker(folder);
                BookmakerProcess bookmaker = new BookmakerProcess(folder, "");
                Instance decides = start(place, bookmaker, "decides", DECIDING);
                Instance works = start(place, bookmaker, "works", WORKING);
                Traffic traffic = new Traffic(place.kafka());
                Endings endings = new Endings(place.kafka());
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            decides.awaitReady().child().kill();
            works.awaitReady().child().kill();
            traffic.start(PACE);
            Future<Instance> deciding =
                    both.submit(new CrashSweep(decides, of(DECIDING), faults, SEED));
            Future<Instance> working =
                    both.submit(new CrashSweep(works, of(WORKING), faults, SEED + 1));
            deciding.get();
            working.get();
            traffic.stop();

            Liveness.awaitEndings(endings, traffic.published(), setup(bookmaker).endsWithin());
            Liveness.awaitLastStableOffsets(place);
            System.out.println(faults.summary());
            System.out.println(endings.counts());
            Check check = Check.of(place, bookmaker, faults);
            System.out.println(check.output());
            assertThat(faults.neverHit()).isEmpty();
            assertThat(check.violated()).as(check.output()).isEmpty();
        }
    }

    private static Instance start(
            Place place, BookmakerProcess bookmaker, String id, List<String> roles)
            throws IOException {
        return new Instance(place, id, setup(bookmaker).withRoles(roles.toArray(String[]::new)));
    }

    private static Setup setup(BookmakerProcess bookmaker) {
        return Setup.at(bookmaker.url());
    }

    private List<CrashPoint> of(List<String> roles) {
        return points.stream().filter(point -> roles.contains(point.role())).toList();
    }
}
