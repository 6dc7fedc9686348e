package io.surelock.alert;

import io.surelock.retry.Backoff;

import java.time.Duration;

/**
 * How patient the relay is.
 *
 * @param timeout longest time for one attempt, connecting and the answer included
 * @param backoff waits between attempts; its limit also caps what a receiver asks for by
 *     Retry-After
 * @param retriesOfRefused how often an event that a receiver refuses is sent again before it is put
 *     aside, 0 and up
 */
public record AlertPolicy(Duration timeout, Backoff backoff, int retriesOfRefused) {

    public AlertPolicy {
        if (timeout.toMillis() < 1 || retriesOfRefused < 0) {
            throw new IllegalArgumentException(
                    "an attempt takes at least 1 ms and is retried 0 times or more");
        }
    }

    /** 10 s for an attempt, waits from 0.5 s to 60 s, 5 retries of what is refused. */
    public static AlertPolicy usual() {
        return new AlertPolicy(
                Duration.ofSeconds(10),
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(60)),
                5);
    }
}
