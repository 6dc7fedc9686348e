package io.surelock.worker;

import io.surelock.clock.BrokerTime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as records carry them: cut off to microseconds. */
public final class Micros {

    private Micros() {}

    /** The broker's time now; see {@link BrokerTime#now()}. */
    public static Instant now(BrokerTime clock) {
        return of(clock.now());
    }

    /** The instant without what is finer than a microsecond. */
    public static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
