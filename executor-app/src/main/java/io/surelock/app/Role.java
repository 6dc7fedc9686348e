package io.surelock.app;

import java.util.Locale;

/** What a process can do. One process may have all roles, or any mix of them. */
public enum Role {
    DESK,
    SETTLEMENT,
    PLACEMENT_WORKER,
    SETTLEMENT_WORKER,
    MIRROR,
    ALERTS;

    /** The name in configuration, such as {@code placement-worker}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
