package io.surelock.desk;

import io.surelock.desk.pair.BetStatus;

import java.util.Locale;

/** How the placement of a bet ended, as {@code bet_executed} tells it. */
public enum ExecutionStatus {
    ACCEPTED,
    REJECTED,
    /** Certainly not placed: never sent, or proven absent. */
    ERROR;

    BetStatus betStatus() {
        return switch (this) {
            case ACCEPTED -> BetStatus.ACCEPTED;
            case REJECTED -> BetStatus.REJECTED;
            case ERROR -> BetStatus.ERROR;
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
