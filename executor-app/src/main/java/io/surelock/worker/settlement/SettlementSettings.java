package io.surelock.worker.settlement;

import java.time.Duration;

/**
 * Settings of a settlement worker.
 *
 * @param group the consumer group that shares the polls
 * @param instanceId names this process
 * @param maxCallsPerProvider calls to one bookmaker at one time, 1 or more; a bookmaker that hangs
 *     uses up its own share only
 * @param maxOpen polls taken and not yet answered above which no more are read, 1 or more
 * @param callTimeout longest wait for an answer, shorter than {@link #STALE_AFTER}
 */
public record SettlementSettings(
        String group,
        String instanceId,
        int maxCallsPerProvider,
        int maxOpen,
        Duration callTimeout) {

    /** After the prefix of an installation: the group of its settlement workers. */
    public static final String GROUP = "settlement-worker";

    private static final String USUAL_PREFIX = "surelock";

    /**
     * A poll older than this is not asked any more. By the usual policy it was counted as
     * unanswered already; by a policy that waits longer for answers it counts then.
     */
    public static final Duration STALE_AFTER = Duration.ofSeconds(30);

    public SettlementSettings {
        if (instanceId.isBlank()) {
            throw new IllegalArgumentException("A settlement worker needs an instance id.");
        }
        if (maxCallsPerProvider < 1 || maxOpen < 1) {
            throw new IllegalArgumentException(
                    "A settlement worker needs room for at least one call and one open poll.");
        }
        if (callTimeout.isNegative()
                || callTimeout.isZero()
                || callTimeout.compareTo(STALE_AFTER) >= 0) {
            throw new IllegalArgumentException(
                    "A poll must be given time, and less than %s.".formatted(STALE_AFTER));
        }
    }

    /**
     * The same in the group of an installation.
     *
     * @param prefix begins the names of the installation's groups
     */
    public SettlementSettings withPrefix(String prefix) {
        return new SettlementSettings(
                prefix + "-" + GROUP, instanceId, maxCallsPerProvider, maxOpen, callTimeout);
    }

    /** 64 calls per bookmaker, 2,000 open polls, 10 s for an answer. */
    public static SettlementSettings of(String instanceId) {
        return new SettlementSettings(
                USUAL_PREFIX + "-" + GROUP, instanceId, 64, 2_000, Duration.ofSeconds(10));
    }
}
