package io.surelock.settlement;

import io.surelock.bet.SettlementOutcome;
import io.surelock.settlement.LegSettlement.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Decides what an answer to a poll changes.
 *
 * <pre>
 *   numbered polls 1..max ──final answer──> corrections, once an hour ──time over──> forgotten
 *            └──max answers, none final──────────^        │
 *                 (unresolved)                             └─another final answer: told again
 * </pre>
 *
 * A non-final answer numbered at or below the count already recorded changes nothing; a final
 * answer is always taken. {@code settled} after an outcome that was told contradicts nothing: it is
 * final as well and says less.
 */
public final class WatchDecider {

    private WatchDecider() {}

    /** The decision on one answer, which arrived at {@code now}. */
    public static WatchDecision onAnswer(BetWatch watch, PollOutcome poll, Instant now) {
        SettlementOutcome outcome = poll.answer().outcome();
        if (outcome != null) {
            return onFinal(watch, poll, outcome, now);
        }
        return isNext(watch, poll)
                ? count(watch, poll.requestedAt(), now)
                : WatchDecision.unchanged(watch);
    }

    /** The decision on a poll, asked for at {@code requestedAt}, that nobody answered in time. */
    public static WatchDecision onSilence(BetWatch watch, Instant requestedAt, Instant now) {
        return count(watch, requestedAt, now);
    }

    private static WatchDecision onFinal(
            BetWatch watch, PollOutcome poll, SettlementOutcome outcome, Instant now) {
        boolean told =
                outcome == watch.outcome()
                        || (outcome == SettlementOutcome.SETTLED && watch.outcome() != null);
        if (watch.isCorrecting()) {
            if (told && !isNext(watch, poll)) {
                return WatchDecision.unchanged(watch);
            }
            WatchDecision counted =
                    isNext(watch, poll)
                            ? count(watch, poll.requestedAt(), now)
                            : WatchDecision.unchanged(watch);
            return told ? counted : counted.with(outcome, watch);
        }
        int polls = Math.max(watch.polls(), poll.kind() == PollKind.NUMBERED ? poll.number() : 0);
        BetWatch corrected = corrections(watch, polls, outcome, now);
        return WatchDecision.tell(corrected, settlement(watch, Kind.FINAL, outcome, polls));
    }

    private static WatchDecision count(BetWatch watch, Instant requestedAt, Instant now) {
        return watch.isCorrecting()
                ? countCorrection(watch, requestedAt, now)
                : countNumbered(watch, requestedAt, now);
    }

    private static WatchDecision countNumbered(BetWatch watch, Instant requestedAt, Instant now) {
        int polls = watch.polls() + 1;
        PollPlan plan = watch.order().plan();
        if (polls >= plan.maxPolls()) {
            BetWatch corrected = corrections(watch, polls, null, now);
            return WatchDecision.tell(corrected, settlement(watch, Kind.UNRESOLVED, null, polls));
        }
        return WatchDecision.changed(
                new BetWatch(
                        watch.order(),
                        polls,
                        0,
                        notBefore(now, requestedAt.plus(plan.interval())),
                        null,
                        null));
    }

    private static WatchDecision countCorrection(BetWatch watch, Instant requestedAt, Instant now) {
        Instant until = watch.watchedUntil();
        if (until == null) {
            throw new IllegalStateException("not correcting: " + watch.order().bet());
        }
        if (!requestedAt.isBefore(until)) {
            return WatchDecision.end(settlement(watch, Kind.WATCH_ENDED, null, watch.polls()));
        }
        // Every poll is asked a little late; the last one is asked at the end all the same.
        Instant hourly = requestedAt.plus(watch.order().plan().correctionsEvery());
        Instant due = notBefore(now, hourly.isAfter(until) ? until : hourly);
        return WatchDecision.changed(
                new BetWatch(
                        watch.order(),
                        watch.polls(),
                        watch.corrections() + 1,
                        due,
                        until,
                        watch.outcome()));
    }

    private static BetWatch corrections(
            BetWatch watch, int polls, @Nullable SettlementOutcome outcome, Instant now) {
        PollPlan plan = watch.order().plan();
        return new BetWatch(
                watch.order(),
                polls,
                0,
                now.plus(plan.correctionsEvery()),
                now.plus(plan.correctionsFor()),
                outcome);
    }

    /** Polls are at least one interval apart, and never in the past. */
    private static Instant notBefore(Instant now, Instant due) {
        return due.isBefore(now) ? now : due;
    }

    private static boolean isNext(BetWatch watch, PollOutcome poll) {
        return poll.kind() == PollKind.CORRECTION
                ? watch.isCorrecting() && poll.number() > watch.corrections()
                : !watch.isCorrecting() && poll.number() > watch.polls();
    }

    static LegSettlement settlement(
            BetWatch watch, Kind kind, @Nullable SettlementOutcome outcome, int polls) {
        return new LegSettlement(watch.order().deskId(), watch.order().bet(), kind, outcome, polls);
    }
}
