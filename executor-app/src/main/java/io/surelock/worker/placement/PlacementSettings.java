package io.surelock.worker.placement;

import java.time.Duration;

/**
 * Settings of a placement worker.
 *
 * @param group the consumer group that shares the requests
 * @param instanceId names this process; no other running process may have it, and it should be the
 *     same after a restart, because then what the process left open is closed at once
 * @param maxCalls calls to one bookmaker at one time, 1 or more
 * @param maxWaiting requests waiting for their turn above which no more are read, 1 or more
 * @param lookupTimeout longest wait for the answer to one lookup
 */
public record PlacementSettings(
        String group, String instanceId, int maxCalls, int maxWaiting, Duration lookupTimeout) {

    /**
     * The group of all placement workers on these topics, whatever prefix an installation has: that
     * a request has one owner is what keeps a second installation from sending a bet again.
     */
    public static final String GROUP = "surelock-placement-worker";

    public PlacementSettings {
        if (instanceId.isBlank()) {
            throw new IllegalArgumentException("A placement worker needs an instance id.");
        }
        if (maxCalls < 1 || maxWaiting < 1) {
            throw new IllegalArgumentException(
                    "A placement worker needs room for at least one call and one waiting request.");
        }
        if (lookupTimeout.isNegative() || lookupTimeout.isZero()) {
            throw new IllegalArgumentException("A lookup must be given time.");
        }
    }

    /** The same with another number of calls at a time. */
    public PlacementSettings withMaxCalls(int calls) {
        return new PlacementSettings(group, instanceId, calls, maxWaiting, lookupTimeout);
    }

    /** 256 calls at a time, 1,000 waiting requests, 10 s for a lookup. */
    public static PlacementSettings of(String instanceId) {
        return new PlacementSettings(GROUP, instanceId, 256, 1_000, Duration.ofSeconds(10));
    }
}
