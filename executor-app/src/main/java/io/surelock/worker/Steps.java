package io.surelock.worker;

/**
 * Told of every step of a placement as it is reached, on the thread that takes it. Only tests and
 * fault drills pass one: it may block, or end the process, but not throw.
 */
@FunctionalInterface
public interface Steps {

    /** Steps that nobody watches. */
    Steps UNWATCHED = step -> {};

    /** The step is reached. */
    void reached(Step step);
}
