package io.surelock.desk;

import java.util.Locale;

/** Why an opportunity was not executed. The lowercase names are contract. */
public enum BlockedReason {
    STALE,
    DESK_HALTED,
    ACCOUNT_ON_HOLD,
    COOLDOWN,
    ACCOUNT_BUSY;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
