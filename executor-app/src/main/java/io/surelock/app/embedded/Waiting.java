package io.surelock.app.embedded;

import java.time.Duration;

/** Bounded waiting for something outside this process that announces itself to nobody. */
final class Waiting {

    private static final Duration STEP = Duration.ofMillis(25);

    private Waiting() {}

    /** Something that becomes true, or turns out to be impossible. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws InfraException;
    }

    /**
     * Asks until the condition holds or the time is over.
     *
     * @return whether the condition held
     * @throws InfraException what the condition throws, or if the thread is interrupted (its
     *     interrupt flag is kept)
     */
    static boolean until(Duration limit, Condition condition) throws InfraException {
        long startNanos = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - startNanos >= limit.toNanos()) {
                return false;
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InfraException("Interrupted while waiting for a server.", e);
            }
        }
        return true;
    }
}
