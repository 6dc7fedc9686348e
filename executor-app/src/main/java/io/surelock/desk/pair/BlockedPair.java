package io.surelock.desk.pair;

import io.surelock.bet.Digest;

import java.time.Instant;

/**
 * What is remembered of a blocked opportunity, so that its redelivery is a duplicate.
 *
 * @param knownThrough the last instant at which the very same message would not yet be stale
 */
public record BlockedPair(Digest content, Instant knownThrough) {

    public boolean isKnown(Instant now) {
        return !now.isAfter(knownThrough);
    }
}
