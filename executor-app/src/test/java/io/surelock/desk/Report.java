package io.surelock.desk;

import io.surelock.bet.Leg;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.EveryOutcomeInEveryStateTest.Cell;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;
import io.surelock.desk.pair.TimerKind;
import io.surelock.settlement.LegSettlement.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Everything that can be reported of one bet of pair {@code P-1}. */
enum Report {
    ACCEPTED,
    REJECTED,
    NOT_PLACED,
    UNKNOWN,
    FOUND,
    /** Proven absent. */
    ABSENT,
    ABSENT_NOT_OLD_ENOUGH,
    ABSENT_INCOMPLETE,
    INCONCLUSIVE,
    /** The timer for the outcome, if the pair waits for one; else one nobody waits for. */
    OUTCOME_TIMER,
    /** The timer for the next lookup, if the pair waits for one. */
    LOOKUP_TIMER,
    /** The same, at the lookup deadline. */
    DEADLINE,
    /** The right timer, but set by another entry. */
    WRONG_TIMER,
    /** Won. */
    FINAL,
    UNRESOLVED,
    WATCH_ENDED;

    DeskInput of(TestDesk desk, Leg leg) {
        String bet = "P-1/" + leg.label();
        Instant now = desk.now();
        LegOffer asked = Offer.of("P-1").at(now).leg(leg);
        return switch (this) {
            case ACCEPTED -> Reports.accepted(bet, asked.stake(), asked.odds(), now);
            case REJECTED -> Reports.rejected(bet, now);
            case NOT_PLACED -> Reports.notPlaced(bet, now);
            case UNKNOWN -> Reports.unknown(bet, now, now, Duration.ZERO);
            case FOUND -> Reports.found(bet, asked.stake(), asked.odds(), now);
            case ABSENT -> Reports.absent(bet, now, Duration.ZERO);
            case ABSENT_NOT_OLD_ENOUGH -> Reports.absent(bet, now, Duration.ofMillis(1));
            case ABSENT_INCOMPLETE -> Reports.incompletelyAbsent(bet, now);
            case INCONCLUSIVE -> Reports.inconclusive(bet, now);
            case OUTCOME_TIMER -> Reports.rung("P-1", timer(desk, leg, TimerKind.OUTCOME));
            case LOOKUP_TIMER -> Reports.rung("P-1", timer(desk, leg, TimerKind.LOOKUP));
            case DEADLINE -> deadline(desk, leg);
            case WRONG_TIMER -> Reports.rung("P-1", wrong(desk, leg));
            case FINAL -> Reports.settled(bet, Kind.FINAL, SettlementOutcome.WON);
            case UNRESOLVED -> Reports.settled(bet, Kind.UNRESOLVED, null);
            case WATCH_ENDED -> Reports.settled(bet, Kind.WATCH_ENDED, null);
        };
    }

    /** How it is journaled where it changes nothing. */
    String ignoredAs(Cell cell) {
        return switch (this) {
            case ACCEPTED, REJECTED, NOT_PLACED, UNKNOWN, FOUND, ABSENT -> "ignored_outcome";
            case ABSENT_NOT_OLD_ENOUGH, ABSENT_INCOMPLETE, INCONCLUSIVE ->
                    isInDoubt(cell) ? "inconclusive_lookup" : "ignored_outcome";
            case OUTCOME_TIMER, LOOKUP_TIMER, DEADLINE, WRONG_TIMER -> "ignored_timer";
            case FINAL, UNRESOLVED, WATCH_ENDED -> "ignored_settlement";
        };
    }

    private static boolean isInDoubt(Cell cell) {
        return cell.situation()
                == (cell.leg() == Leg.POSITIVE
                        ? Situation.POSITIVE_IN_DOUBT
                        : Situation.HEDGE_IN_DOUBT);
    }

    private static DeskInput deadline(TestDesk desk, Leg leg) {
        Timer timer = timer(desk, leg, TimerKind.LOOKUP);
        desk.at(desk.now().plus(Duration.ofMinutes(2)));
        return Reports.rung("P-1", timer);
    }

    private static Timer timer(TestDesk desk, Leg leg, TimerKind kind) {
        Timer waited = waited(desk);
        return waited != null && waited.kind() == kind && waited.leg() == leg
                ? waited
                : new Timer(kind, leg, desk.now(), 1);
    }

    private static Timer wrong(TestDesk desk, Leg leg) {
        Timer waited = waited(desk);
        return waited == null
                ? new Timer(TimerKind.OUTCOME, leg, desk.now(), 1)
                : new Timer(waited.kind(), leg, waited.due(), waited.sequence() - 1);
    }

    private static @Nullable Timer waited(TestDesk desk) {
        PairState pair = desk.view().pair("P-1");
        return pair == null ? null : pair.timer();
    }
}
