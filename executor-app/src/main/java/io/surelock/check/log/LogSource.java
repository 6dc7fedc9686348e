package io.surelock.check.log;

import java.util.List;

/** Where the records come from: topics as they were when the check began, committed only. */
public interface LogSource {

    /** What a topic holds. */
    enum Extent {
        /** There is no such topic. */
        MISSING,
        /** Its oldest records are gone. */
        TRUNCATED,
        /** Every record that was ever written to it is there. */
        WHOLE
    }

    /** Takes records. */
    @FunctionalInterface
    interface Taker {
        void take(LogRecord record) throws CheckException;
    }

    Extent extent(String topic);

    /** The topics whose name ends so; topics of state stores begin with the name of a program. */
    List<String> topicsEndingWith(String suffix);

    /**
     * The first offset that a partition still has; 0 where nothing is known of it.
     *
     * @param partition counted from 0
     */
    long begin(String topic, int partition);

    /**
     * All records of a topic, each partition in its order.
     *
     * @throws CheckException if they cannot be read
     */
    void read(String topic, Taker taker) throws CheckException;

    /**
     * The records of a topic that were thrown away with the transaction they were written in.
     *
     * @throws CheckException if they cannot be read
     */
    void readDiscarded(String topic, Taker taker) throws CheckException;

    /**
     * Partitions whose last stable offset does not reach the end they had when the check began.
     *
     * @return one sentence each
     * @throws CheckException if the broker does not say
     */
    List<String> stuck() throws CheckException;

    /** How many partitions {@link #stuck} looks at. */
    int partitions();

    /** How many records there are to read, about. */
    long size();
}
