package io.surelock.desk;

import io.surelock.bet.SettlementOutcome;

import java.time.Duration;

/** Every state that pair {@code P-1} can be in, and how it gets there. */
enum Situation {
    NOTHING_KNOWN,
    POSITIVE_REQUESTED,
    POSITIVE_IN_DOUBT,
    HEDGE_REQUESTED,
    HEDGE_IN_DOUBT,
    HEDGED,
    HEDGE_REFUSED,
    POSITIVE_GIVEN_UP,
    HEDGE_GIVEN_UP,
    RESOLVED,
    FAILED,
    RECONCILED,
    RECONCILED_CLOSED,
    EXPOSED_CLOSED,
    LAPSED;

    /** A desk whose pair {@code P-1} is in this situation. */
    TestDesk desk() {
        TestDesk desk = TestDesk.seeded();
        return switch (this) {
            case NOTHING_KNOWN -> desk;
            case POSITIVE_REQUESTED -> desk.offered("P-1");
            case POSITIVE_IN_DOUBT -> desk.offered("P-1").unknown("P-1/positive");
            case HEDGE_REQUESTED -> desk.offered("P-1").accepted("P-1/positive");
            case HEDGE_IN_DOUBT -> HEDGE_REQUESTED.desk().unknown("P-1/hedge");
            case HEDGED -> desk.executed("P-1");
            case HEDGE_REFUSED -> desk.exposed("P-1");
            case POSITIVE_GIVEN_UP -> POSITIVE_IN_DOUBT.desk().waitsForTheDeadline("P-1");
            case HEDGE_GIVEN_UP -> HEDGE_IN_DOUBT.desk().waitsForTheDeadline("P-1");
            case RESOLVED -> HEDGE_REFUSED.desk().resolved("P-1");
            case FAILED -> desk.offered("P-1").rejected("P-1/positive");
            case RECONCILED ->
                    desk.executed("P-1")
                            .settled("P-1/positive", SettlementOutcome.WON)
                            .settled("P-1/hedge", SettlementOutcome.LOST);
            case RECONCILED_CLOSED ->
                    RECONCILED.desk().watchEnded("P-1/positive").watchEnded("P-1/hedge");
            case EXPOSED_CLOSED ->
                    desk.exposed("P-1")
                            .settled("P-1/positive", SettlementOutcome.LOST)
                            .watchEnded("P-1/positive")
                            .resolved("P-1");
            case LAPSED -> FAILED.desk().at(Duration.ofDays(7));
        };
    }
}
