package io.surelock.bookmaker.server.book;

import io.surelock.bookmaker.server.script.BetPlan;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.Fault;
import io.surelock.bookmaker.server.script.FaultTiming;
import io.surelock.settlement.PollAnswer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a bet stands at an instant, as the script has it. */
final class Settling {

    private Settling() {}

    /**
     * What a poll is told.
     *
     * @param poll which one it is, from 1; matters to {@link Fault#CONTRADICTORY_SETTLEMENT} only
     */
    static Standing at(LedgerEntry.Bet bet, BookmakerScript script, int poll, Instant now) {
        BetPlan plan = script.planOf(bet.bet());
        List<PollAnswer> answers =
                plan.settle().isEmpty() ? script.settlement().of(bet.bet().leg()) : plan.settle();
        Duration step = script.settlement().step();
        Duration age = Duration.between(bet.at(), now);
        int index = index(age, step, answers.size());
        PollAnswer answer = answers.get(index);
        if (index < answers.size() - 1 || answer.outcome() == null) {
            return new Standing(answer, Optional.empty());
        }
        Duration since = age.minus(step.multipliedBy(answers.size() - 1L));
        Optional<Fault> fault =
                plan.at(Fault.Moment.SETTLEMENT)
                        .filter(planned -> strikes(planned, since, script.timing(), poll));
        return new Standing(fault.isPresent() ? another(answer) : answer, fault);
    }

    private static boolean strikes(Fault fault, Duration since, FaultTiming timing, int poll) {
        return switch (fault) {
            case CHANGED_SETTLEMENT -> since.compareTo(timing.change()) >= 0;
            case CONTRADICTORY_SETTLEMENT -> poll % 2 == 0;
            default -> throw new IllegalArgumentException(fault + " is no fault of settlements");
        };
    }

    private static int index(Duration age, Duration step, int answers) {
        if (step.isZero()) {
            return answers - 1;
        }
        long steps = age.isNegative() ? 0 : age.dividedBy(step);
        return (int) Math.min(steps, answers - 1L);
    }

    /** A final result that differs. */
    private static PollAnswer another(PollAnswer answer) {
        return switch (answer) {
            case WON, VOID -> PollAnswer.LOST;
            case LOST -> PollAnswer.WON;
            case HALF_WON -> PollAnswer.HALF_LOST;
            case HALF_LOST -> PollAnswer.HALF_WON;
            case SETTLED -> PollAnswer.VOID;
            case PENDING, SESSION_LOST, ERROR ->
                    throw new IllegalArgumentException(answer + " is no result");
        };
    }
}
