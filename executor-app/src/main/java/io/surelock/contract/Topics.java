package io.surelock.contract;

import java.time.Duration;
import java.util.List;

/**
 * Every topic, in the order of an arb's way. All use broker time (LogAppendTime) and are created
 * explicitly.
 */
public final class Topics {

    private static final Duration DAYS_7 = Duration.ofDays(7);
    private static final Duration DAYS_30 = Duration.ofDays(30);
    private static final Duration DAYS_90 = Duration.ofDays(90);
    private static final Duration HOURS_1 = Duration.ofHours(1);

    /**
     * Largest batch of records that a topic takes, in bytes. What people publish may be far
     * smaller: {@link Wire#MAX_INPUT_BYTES}.
     */
    public static final int BATCH_MAX_BYTES = 2 * 1024 * 1024;

    /** A dead letter holds any record and its headers. */
    public static final int DEAD_LETTER_MAX_BYTES = 2 * BATCH_MAX_BYTES;

    public static final Topic ARB_OPPORTUNITIES =
            Topic.log("arb-opportunities", Topic.Key.DESK, DAYS_90, BATCH_MAX_BYTES);

    public static final Topic OPERATOR_COMMANDS =
            Topic.log("operator-commands", Topic.Key.DESK, Topic.FOR_EVER, BATCH_MAX_BYTES);

    /** Opportunities and commands that came on a wrong key or partition, on their right one. */
    public static final Topic ROUTED_INPUTS =
            Topic.log("routed-inputs", Topic.Key.DESK, DAYS_90, DEAD_LETTER_MAX_BYTES);

    public static final Topic DESK_JOURNAL =
            Topic.log("desk-journal", Topic.Key.DESK, Topic.FOR_EVER, DEAD_LETTER_MAX_BYTES);

    public static final Topic BET_PLACEMENT_REQUESTS =
            Topic.log("bet-placement-requests", Topic.Key.ACCOUNT, DAYS_90, BATCH_MAX_BYTES);

    public static final Topic BET_PLACEMENT_ATTEMPTS =
            Topic.log("bet-placement-attempts", Topic.Key.ACCOUNT, Topic.FOR_EVER, BATCH_MAX_BYTES);

    /** Outcomes, lookups and timers that have run out: what a desk waits for, in one order. */
    public static final Topic BET_PLACEMENT_OUTCOMES =
            Topic.log("bet-placement-outcomes", Topic.Key.DESK, DAYS_90, BATCH_MAX_BYTES);

    public static final Topic SETTLEMENT_WATCHES =
            Topic.log("settlement-watches", Topic.Key.BET, DAYS_90, BATCH_MAX_BYTES);

    public static final Topic SETTLEMENT_POLL_REQUESTS =
            Topic.log("settlement-poll-requests", Topic.Key.BET, DAYS_7, BATCH_MAX_BYTES);

    public static final Topic SETTLEMENT_POLL_OUTCOMES =
            Topic.log("settlement-poll-outcomes", Topic.Key.BET, DAYS_90, BATCH_MAX_BYTES);

    public static final Topic LEG_SETTLEMENTS =
            Topic.log("leg-settlements", Topic.Key.DESK, DAYS_90, BATCH_MAX_BYTES);

    public static final Topic EXECUTOR_EVENTS =
            Topic.log("executor-events", Topic.Key.DESK, DAYS_90, BATCH_MAX_BYTES);

    public static final Topic EXPOSURE_EVENTS =
            Topic.log("exposure-events", Topic.Key.DESK, Topic.FOR_EVER, BATCH_MAX_BYTES);

    /** The current state of each exposure, for the mirror. */
    public static final Topic EXPOSURE_RECORDS =
            Topic.table("exposure-records", Topic.Key.PAIR, DAYS_30, BATCH_MAX_BYTES);

    /** The current cooldown of each account, for the mirror. */
    public static final Topic ACCOUNT_COOLDOWNS =
            Topic.table("account-cooldowns", Topic.Key.ACCOUNT, DAYS_30, BATCH_MAX_BYTES);

    public static final Topic DEAD_LETTERS =
            Topic.log("dead-letters", Topic.Key.ORIGINAL, Topic.FOR_EVER, DEAD_LETTER_MAX_BYTES);

    /** What every process appends to, to learn the broker's time. */
    public static final Topic CLOCK_PROBES =
            Topic.log("clock-probes", Topic.Key.INSTANCE, HOURS_1, 16 * 1024);

    private static final List<Topic> ALL =
            List.of(
                    ARB_OPPORTUNITIES,
                    OPERATOR_COMMANDS,
                    ROUTED_INPUTS,
                    DESK_JOURNAL,
                    BET_PLACEMENT_REQUESTS,
                    BET_PLACEMENT_ATTEMPTS,
                    BET_PLACEMENT_OUTCOMES,
                    SETTLEMENT_WATCHES,
                    SETTLEMENT_POLL_REQUESTS,
                    SETTLEMENT_POLL_OUTCOMES,
                    LEG_SETTLEMENTS,
                    EXECUTOR_EVENTS,
                    EXPOSURE_EVENTS,
                    EXPOSURE_RECORDS,
                    ACCOUNT_COOLDOWNS,
                    DEAD_LETTERS,
                    CLOCK_PROBES);

    private Topics() {}

    public static List<Topic> all() {
        return ALL;
    }
}
