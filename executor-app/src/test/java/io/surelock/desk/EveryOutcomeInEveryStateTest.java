package io.surelock.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Leg;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every situation of a pair, everything that can be reported of each leg, each reported twice. What
 * the table does not name changes nothing and is journaled as ignored.
 */
class EveryOutcomeInEveryStateTest {

    private static final String HEDGE_IT = "BetExecuted BetRequested TimerSet";
    private static final String FAIL = "BetExecuted TimerCleared ArbFailed PairClosed";
    private static final String DOUBT = "BetDoubted LookupRequested TimerSet";
    private static final String LOOK_AGAIN = "LookupRequested TimerSet";
    private static final String HOLD = " ExposureRaised AccountHeld AccountHeld";
    private static final String SUCCEED =
            "BetExecuted TimerCleared ArbSucceeded PairCompleted"
                    + " CooldownStarted CooldownStarted BetWatched BetWatched";
    private static final String UNHEDGED =
            "BetExecuted TimerCleared ArbEmergency PairCompleted CooldownStarted BetWatched" + HOLD;
    private static final String GIVE_UP = "BetGivenUp TimerCleared ArbEmergency PairCompleted";
    private static final String LATE = "BetExecuted CooldownStarted BetWatched";

    /** Situation, leg, reports and the events they lead to; separated by bars. */
    private static final String[] TABLE = {
        "POSITIVE_REQUESTED  | positive | ACCEPTED FOUND          | " + HEDGE_IT,
        "POSITIVE_REQUESTED  | positive | REJECTED NOT_PLACED     | " + FAIL,
        "POSITIVE_REQUESTED  | positive | UNKNOWN OUTCOME_TIMER   | " + DOUBT,
        "POSITIVE_IN_DOUBT   | positive | ACCEPTED FOUND          | " + HEDGE_IT,
        "POSITIVE_IN_DOUBT   | positive | ABSENT                  | " + FAIL,
        "POSITIVE_IN_DOUBT   | positive | LOOKUP_TIMER            | " + LOOK_AGAIN,
        "POSITIVE_IN_DOUBT   | positive | DEADLINE                | " + GIVE_UP + HOLD,
        "HEDGE_REQUESTED     | hedge    | ACCEPTED FOUND          | " + SUCCEED,
        "HEDGE_REQUESTED     | hedge    | REJECTED NOT_PLACED     | " + UNHEDGED,
        "HEDGE_REQUESTED     | hedge    | UNKNOWN OUTCOME_TIMER   | " + DOUBT,
        "HEDGE_IN_DOUBT      | hedge    | ACCEPTED FOUND          | " + SUCCEED,
        "HEDGE_IN_DOUBT      | hedge    | ABSENT                  | " + UNHEDGED,
        "HEDGE_IN_DOUBT      | hedge    | LOOKUP_TIMER            | " + LOOK_AGAIN,
        "HEDGE_IN_DOUBT      | hedge    | DEADLINE                | "
                + GIVE_UP
                + " CooldownStarted BetWatched"
                + HOLD,
        "HEDGED              | positive | FINAL                   | BetSettled",
        "HEDGED              | hedge    | FINAL                   | BetSettled",
        "HEDGED              | positive | UNRESOLVED              | BetUnresolved" + HOLD,
        "HEDGED              | hedge    | UNRESOLVED              | BetUnresolved" + HOLD,
        "HEDGED              | positive | WATCH_ENDED             | BetWatchEnded",
        "HEDGED              | hedge    | WATCH_ENDED             | BetWatchEnded",
        "HEDGE_REFUSED       | hedge    | ACCEPTED FOUND          | " + LATE + " ExposureUpdated",
        "HEDGE_REFUSED       | positive | FINAL                   | BetSettled ExposureUpdated",
        "HEDGE_REFUSED       | positive | UNRESOLVED              | BetUnresolved ExposureUpdated",
        "HEDGE_REFUSED       | positive | WATCH_ENDED             | BetWatchEnded",
        "POSITIVE_GIVEN_UP   | positive | ACCEPTED FOUND          | " + LATE + " ExposureUpdated",
        "POSITIVE_GIVEN_UP   | hedge    | ACCEPTED FOUND          | " + LATE + " ExposureUpdated",
        "HEDGE_GIVEN_UP      | hedge    | ACCEPTED FOUND          | " + LATE + " ExposureUpdated",
        "HEDGE_GIVEN_UP      | positive | FINAL                   | BetSettled ExposureUpdated",
        "HEDGE_GIVEN_UP      | positive | UNRESOLVED              | BetUnresolved ExposureUpdated",
        "HEDGE_GIVEN_UP      | positive | WATCH_ENDED             | BetWatchEnded",
        "RESOLVED            | hedge    | ACCEPTED FOUND          | " + LATE + HOLD,
        "RESOLVED            | positive | FINAL                   | BetSettled ExposureUpdated",
        "RESOLVED            | positive | UNRESOLVED              | BetUnresolved ExposureUpdated",
        "RESOLVED            | positive | WATCH_ENDED             | BetWatchEnded PairClosed",
        "FAILED              | positive | ACCEPTED FOUND          | " + LATE + HOLD,
        "FAILED              | hedge    | ACCEPTED FOUND          | " + LATE + HOLD,
        "RECONCILED          | hedge    | FINAL                   | BetSettled" + HOLD,
        "RECONCILED          | positive | WATCH_ENDED             | BetWatchEnded",
        "RECONCILED          | hedge    | WATCH_ENDED             | BetWatchEnded",
        "RECONCILED_CLOSED   | hedge    | FINAL                   | BetSettled" + HOLD,
        "EXPOSED_CLOSED      | positive | FINAL                   | BetSettled ExposureUpdated",
        "EXPOSED_CLOSED      | hedge    | ACCEPTED FOUND          | " + LATE + HOLD,
    };

    private static final Map<Cell, List<String>> EXPECTED = parse();

    /** One field of the table. */
    record Cell(Situation situation, Leg leg, Report report) {
        @Override
        public String toString() {
            return situation + ", " + leg.label() + " " + report;
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void leadsTo(Cell cell) {
        TestDesk desk = cell.situation().desk();
        DeskInput input = cell.report().of(desk, cell.leg());

        desk.given(input);

        List<String> ignored = List.of("Ignored:" + cell.report().ignoredAs(cell));
        assertThat(desk.names()).isEqualTo(EXPECTED.getOrDefault(cell, ignored));

        desk.given(input);

        assertThat(desk.names()).as("the second time").hasSize(1);
        assertThat(desk.names().getFirst()).as("the second time").startsWith("Ignored:");
    }

    @Test
    void theTableHasNoFieldTwiceAndNamesOnlyWhatExists() {
        long named =
                Arrays.stream(TABLE)
                        .mapToLong(row -> row.split("\\|", -1)[2].strip().split(" ", -1).length)
                        .sum();

        assertThat(EXPECTED).hasSize((int) named);
        assertThat(cells().toList()).containsAll(EXPECTED.keySet());
    }

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Situation situation : Situation.values()) {
            for (Leg leg : Leg.values()) {
                for (Report report : Report.values()) {
                    cells.add(new Cell(situation, leg, report));
                }
            }
        }
        return cells.stream();
    }

    private static Map<Cell, List<String>> parse() {
        Map<Cell, List<String>> expected = new HashMap<>();
        for (String row : TABLE) {
            String[] columns = row.split("\\|", -1);
            Situation situation = Situation.valueOf(columns[0].strip());
            Leg leg = columns[1].strip().equals("positive") ? Leg.POSITIVE : Leg.HEDGE;
            for (String report : columns[2].strip().split(" ", -1)) {
                expected.put(
                        new Cell(situation, leg, Report.valueOf(report)),
                        List.of(columns[3].strip().split(" ", -1)));
            }
        }
        return expected;
    }
}
