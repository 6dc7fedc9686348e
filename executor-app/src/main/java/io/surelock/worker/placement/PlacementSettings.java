package io.surelock.worker.placement;

import java.time.Duration;

/**
 * Settings of a placement worker.
 *
 * @param group the consumer group that shares the requests
 * @param instanceId names this process; no other running process may have it, and it should be the
 *     same after a restart, because then what the process left open is closed at once
 * @param maxCalls calls to bookmakers at one time, 1 or more
 * @param maxWaiting requests waiting for their turn above which no more are read, 1 or more
 * @param lookupTimeout longest wait for the answer to one lookup
 */
public record PlacementSettings(
        String group, String instanceId, int maxCalls, int maxWaiting, Duration lookupTimeout) {

    /** After the prefix of an installation: the group of its placement workers. */
    public static final String GROUP = "placement-worker";

    private static final String USUAL_PREFIX = "surelock";

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

    /**
     * The same in the group of an installation.
     *
     * @param prefix begins the names of the installation's groups
     */
    public PlacementSettings withPrefix(String prefix) {
        return new PlacementSettings(
                prefix + "-" + GROUP, instanceId, maxCalls, maxWaiting, lookupTimeout);
    }

    /** 256 calls at a time, 1,000 waiting requests, 10 s for a lookup. */
    public static PlacementSettings of(String instanceId) {
        return new PlacementSettings(
                USUAL_PREFIX + "-" + GROUP, instanceId, 256, 1_000, Duration.ofSeconds(10));
    }
}
