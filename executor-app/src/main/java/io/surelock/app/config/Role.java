package io.surelock.app.config;

import java.util.Locale;

/** What one process does. Any mix of roles may run in any number of processes. */
public enum Role {
    /** Decides: the desk topology. */
    DESK,
    /** Watches accepted bets until they settle: the settlement topology. */
    SETTLEMENT,
    /** Places bets and looks them up. */
    PLACEMENT_WORKER,
    /** Asks bookmakers how bets ended. */
    SETTLEMENT_WORKER,
    /** Shows cooldowns and exposures in Redis. */
    MIRROR,
    /** Sends exposure events to webhooks. */
    ALERTS;

    /** As it is written in the configuration, such as {@code placement-worker}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
