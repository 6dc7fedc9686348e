package io.surelock.chaos;

import java.util.Random;

/** Something that is broken for a while and then made whole again. */
interface Nemesis {

    /** What it breaks, for the counts. */
    String name();

    /**
     * Breaks it, waits, and makes it whole again. Whatever has really happened is counted in {@link
     * Running#faults()}; what could not be made to happen is an error.
     *
     * @param random the only source of chance, so that a seed tells what is done in which order
     */
    void strike(Running running, Random random) throws Exception;
}
