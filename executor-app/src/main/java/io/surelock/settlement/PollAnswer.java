package io.surelock.settlement;

import io.surelock.bet.SettlementOutcome;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** What one poll brought. The first three are no outcome yet; the others are final. */
public enum PollAnswer {
    PENDING,
    /** The session had ended; the worker logs in again, and the poll counts. */
    SESSION_LOST,
    /** No readable answer; the poll counts. */
    ERROR,
    WON,
    LOST,
    VOID,
    HALF_WON,
    HALF_LOST,
    /** Final, result not told. */
    SETTLED;

    /** The outcome this answer states, or null where it states none. */
    public @Nullable SettlementOutcome outcome() {
        return switch (this) {
            case PENDING, SESSION_LOST, ERROR -> null;
            case WON -> SettlementOutcome.WON;
            case LOST -> SettlementOutcome.LOST;
            case VOID -> SettlementOutcome.VOID;
            case HALF_WON -> SettlementOutcome.HALF_WON;
            case HALF_LOST -> SettlementOutcome.HALF_LOST;
            case SETTLED -> SettlementOutcome.SETTLED;
        };
    }

    /** The lowercase name used on the wire and in scenario files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
