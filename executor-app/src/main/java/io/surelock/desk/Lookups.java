package io.surelock.desk;

import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.desk.DeskEvent.BetDoubted;
import io.surelock.desk.DeskEvent.LookupDeadlineExtended;
import io.surelock.desk.DeskEvent.LookupRequested;
import io.surelock.desk.DeskEvent.TimerSet;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.Doubt;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.TimerKind;
import io.surelock.placement.LookupOutcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A bet in doubt is looked up at once, then after 5, 10, 20, 30, 30, … s (at the default interval)
 * until its deadline. It is never sent again.
 */
final class Lookups {

    /** What a bookmaker gets beyond its absence age, and a doubt that begins late at the least. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** No bookmaker is waited for longer than this, whatever a worker says it needs. */
    private static final Duration LONGEST_ABSENCE_AGE = Duration.ofDays(30);

    private static final int LONGEST_PAUSE = 6;

    private Lookups() {}

    /**
     * The bet is in doubt from now on. What a worker says of the past cannot lie in the future, or
     * a wrong clock there would keep the pair in doubt for as long as it is wrong.
     *
     * @param since the send was certainly over at this instant
     * @param sentAt null where nobody knows whether or when it was sent
     * @param absenceAge as far as known
     */
    static void begin(
            Decision decision,
            BetId bet,
            Instant since,
            @Nullable Instant sentAt,
            Duration absenceAge) {
        BetState state = decision.pair(bet.pairId()).bet(bet.leg());
        Instant start =
                sentAt != null
                        ? earliest(sentAt, decision.now())
                        : Objects.requireNonNull(state.requestedAt());
        Instant deadline =
                latest(
                        start.plus(decision.policy().lookupDeadline()),
                        start.plus(bounded(absenceAge)).plus(GRACE),
                        decision.now().plus(GRACE));
        decision.record(new BetDoubted(bet, earliest(since, decision.now()), deadline));
        ask(decision, bet);
    }

    /** Asks the bookmaker once more, and sets the time of the next lookup or of the deadline. */
    static void ask(Decision decision, BetId bet) {
        PairState pair = decision.pair(bet.pairId());
        Leg leg = bet.leg();
        Doubt doubt = requireDoubt(pair, leg);
        int number = doubt.lookups() + 1;
        decision.record(
                new LookupRequested(
                        bet,
                        pair.opportunity().leg(leg).account(),
                        ClientReference.of(pair.opportunity().deskId(), bet),
                        number,
                        decision.now()));
        Instant next = decision.now().plus(pause(decision, number));
        Instant due = next.isAfter(doubt.deadline()) ? doubt.deadline() : next;
        decision.record(
                new TimerSet(pair.pairId(), TimerKind.LOOKUP, leg, due, decision.sequence()));
    }

    /** Absence is believed only when the answer is complete and old enough. */
    static boolean provesAbsence(Decision decision, Doubt doubt, LookupOutcome lookup) {
        Instant asOf = earliest(lookup.asOf(), decision.now());
        return lookup.complete()
                && !asOf.isBefore(doubt.since().plus(bounded(lookup.absenceAge())));
    }

    /** Gives a slow bookmaker the time it needs to prove absence. */
    static void extendIfSlow(Decision decision, BetId bet, Doubt doubt, Duration absenceAge) {
        Instant needed = doubt.since().plus(bounded(absenceAge)).plus(GRACE);
        if (needed.isAfter(doubt.deadline())) {
            decision.record(new LookupDeadlineExtended(bet, needed));
        }
    }

    static Doubt requireDoubt(PairState pair, Leg leg) {
        Doubt doubt = pair.bet(leg).doubt();
        if (doubt == null) {
            throw new IllegalStateException("not in doubt: " + pair.betId(leg));
        }
        return doubt;
    }

    private static Duration pause(Decision decision, int number) {
        int factor = number > 3 ? LONGEST_PAUSE : 1 << (number - 1);
        return decision.policy().lookupInterval().multipliedBy(factor);
    }

    private static Duration bounded(Duration absenceAge) {
        if (absenceAge.isNegative()) {
            return Duration.ZERO;
        }
        return absenceAge.compareTo(LONGEST_ABSENCE_AGE) > 0 ? LONGEST_ABSENCE_AGE : absenceAge;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant latest(Instant... instants) {
        Instant latest = instants[0];
        for (Instant instant : instants) {
            latest = instant.isAfter(latest) ? instant : latest;
        }
        return latest;
    }
}
