package io.surelock.chaos;

import java.time.Duration;
import java.util.Random;

/** How long something stays broken: here time itself is the fault, so here alone it is waited. */
final class Pause {

    private Pause() {}

    /** Stays for as long as the draw says. */
    static void between(Random random, Duration least, Duration most) throws InterruptedException {
        Thread.sleep(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
