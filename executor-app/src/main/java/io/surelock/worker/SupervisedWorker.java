package io.surelock.worker;

/** One life of a worker: it runs until it is stopped or cannot go on safely. */
public interface SupervisedWorker {

    /**
     * Works until {@link #stop()}, and gives everything back that it holds.
     *
     * @throws InterruptedException if its thread is interrupted
     * @throws RuntimeException if it cannot go on; the message says why
     */
    void run() throws InterruptedException;

    /** Asks it to end soon. Called from another thread, at any time, more than once. */
    void stop();
}
