package io.surelock.bookmaker.server;

import io.surelock.bookmaker.paper.Latency;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.DelayRange;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The times that the script lets pass. */
record Delays(Latency latency, Latency processing) {

    static Delays of(BookmakerScript script, RandomGenerator random) {
        return new Delays(of(script.latency(), random), of(script.processing(), random));
    }

    private static Latency of(DelayRange range, RandomGenerator random) {
        return Latency.between(range.least(), range.most(), random);
    }

    /** Lets this much time pass. */
    static void pass(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            Thread.sleep(time);
        }
    }
}
