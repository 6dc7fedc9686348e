package io.surelock.bookmaker.server.script;

import java.time.Duration;

/**
 * How long the faults that take time take.
 *
 * @param late until {@link Fault#LATE} answers
 * @param hang until {@link Fault#ACCEPT_TIMEOUT} closes the connection
 * @param notFound how long {@link Fault#NOT_FOUND_AT_FIRST} and {@link Fault#ABSENT_AT_FIRST} hide
 *     the bet
 * @param change from the first final result to that of {@link Fault#CHANGED_SETTLEMENT}
 */
public record FaultTiming(Duration late, Duration hang, Duration notFound, Duration change) {

    /** Longer than a placement may take, and short enough to wait for by hand. */
    public static final FaultTiming DEFAULT =
            new FaultTiming(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10));
}
