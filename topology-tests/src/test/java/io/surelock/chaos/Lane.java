package io.surelock.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Lets one nemesis after another strike: each once in a drawn order, and then again from the
 * beginning while there is time.
 */
final class Lane implements Callable<Integer> {

    private final Running running;
    private final List<? extends Nemesis> nemeses;
    private final Random random;
    private final Duration atLeast;

    /**
     * @param atLeast how long; the round that is on is finished
     */
    Lane(Running running, List<? extends Nemesis> nemeses, long seed, Duration atLeast) {
        this.running = running;
        this.nemeses = List.copyOf(nemeses);
        this.random = new Random(seed);
        this.atLeast = atLeast;
        nemeses.forEach(nemesis -> running.faults().plan(Faults.Kind.FAULT, nemesis.name()));
    }

    /** Answers how many strikes there were. */
    @Override
    public Integer call() throws Exception {
        long end = System.nanoTime() + atLeast.toNanos();
        int strikes = 0;
        do {
            List<Nemesis> round = new ArrayList<>(nemeses);
            Collections.shuffle(round, random);
            for (Nemesis nemesis : round) {
                if (strikes < nemeses.size() || System.nanoTime() < end) {
                    System.out.printf("%tT %s%n", System.currentTimeMillis(), nemesis.name());
                    nemesis.strike(running, random);
                    strikes++;
                }
            }
        } while (System.nanoTime() < end);
        return strikes;
    }
}
