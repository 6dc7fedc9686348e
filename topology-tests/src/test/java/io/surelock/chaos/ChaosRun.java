package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.broker.app.CommandRun;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A whole run: three brokers, Redis, a bookmaker that often does not answer, some instances, a
 * stream of arbs, everything broken again and again, and in the end the checker.
 *
 * @param lanes what is broken; within a lane one after the other, the lanes at the same time
 * @param seed of everything that is drawn
 * @param atLeast how long things are broken; each of them is broken once in any case
 * @param instances how many
 * @param pace of the arbs
 */
record ChaosRun(
        List<? extends List<? extends Nemesis>> lanes,
        long seed,
        Duration atLeast,
        int instances,
        Duration pace) {

    /** What a bookmaker does to people: takes bets and says nothing, or says it late. */
    static final String UNRELIABLE =
            """
            faults:
              seed: 7
              accept_drop: 0.10
              late: 0.05
              reject: 0.05
            timing:
              late: 4s
            """;

    private static final int FIRST_PAIRS = 10;

    /** Runs, prints what was done, and fails on any violation. */
    void run(Path folder) throws Exception {
        System.out.println("Chaos with seed " + seed + ", at least " + atLeast);
        Faults faults = new Faults();
        try (Place place = Place.ofThreeBrokers(folder);
                BookmakerProcess bookmaker = new BookmakerProcess(folder, UNRELIABLE);
                Traffic traffic = new Traffic(place.kafka());
                Endings endings = new Endings(place.kafka())) {
            Setup setup = Setup.at(bookmaker.url());
            List<Instance> started = new ArrayList<>();
            try {
                for (int i = 1; i <= instances; i++) {
                    started.add(new Instance(place, "instance-" + i, setup));
                }
                started.forEach(Instance::awaitReady);
                traffic.start(pace);
                // What strikes before anything was placed strikes nothing.
                await().atMost(setup.endsWithin())
                        .until(() -> endings.count("arb_success") >= FIRST_PAIRS);
                strike(new Running(place, bookmaker, started, setup, faults));
                traffic.stop();
                long healed = System.nanoTime();
                Liveness.awaitEndings(endings, traffic.published(), setup.endsWithin());
                long took = System.nanoTime() - healed;
                Liveness.awaitLastStableOffsets(place);
                report(faults, endings, bookmaker, traffic, Duration.ofNanos(took));
                decideAgain(started.getFirst());
                verify(Check.of(place, bookmaker, faults), faults);
            } finally {
                started.forEach(Instance::close);
            }
        }
    }

    private void strike(Running running) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes.size())) {
            List<Future<Integer>> ends = new ArrayList<>();
            for (int i = 0; i < lanes.size(); i++) {
                ends.add(threads.submit(new Lane(running, lanes.get(i), seed + i, atLeast)));
            }
            for (Future<Integer> end : ends) {
                end.get();
            }
        }
    }

    private void report(
            Faults faults,
            Endings endings,
            BookmakerProcess bookmaker,
            Traffic traffic,
            Duration took)
            throws Exception {
        System.out.printf(
                "Seed %d: %d arbs, %d bets in the ledger, all at their end %d s after the last fault%n",
                seed, traffic.published().size(), bookmaker.bets().size(), took.toSeconds());
        System.out.println(faults.summary());
        System.out.println("events " + endings.counts());
        System.out.println("bookmaker " + bookmaker.faults());
    }

    /** The journal, decided again, is what it is, and its end is what the stores hold. */
    private static void decideAgain(Instance any) {
        CommandRun replay = CommandRun.of("replay", "verify", "--config", any.config().toString());
        System.out.println(replay.out());
        assertThat(replay.exitCode()).as(replay.err() + replay.out()).isZero();
    }

    private static void verify(Check check, Faults faults) {
        System.out.println(check.output());
        assertThat(faults.neverHit()).as("planned, and never hit: a vacuous run").isEmpty();
        assertThat(check.violated()).as(check.output()).isEmpty();
    }
}
