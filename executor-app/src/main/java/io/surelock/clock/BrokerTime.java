package io.surelock.clock;

import java.time.Instant;

/**
 * The time that decisions and deadlines go by: that of the Kafka brokers, not of this machine. Safe
 * for use by many threads.
 */
public interface BrokerTime {

    /**
     * The broker's time now, to the millisecond. Never moves backwards within one process, and
     * jumps of the local wall clock have no influence on it.
     *
     * @throws IllegalStateException if there has been no estimate yet
     */
    Instant now();

    /** How good {@link #now()} is at this moment, for decisions and for health pages. */
    ClockHealth health();

    /**
     * Whether money may depend on {@link #now()}. If not, no opportunity is decided on and nothing
     * is sent.
     */
    default boolean trusted() {
        return health().trusted();
    }
}
