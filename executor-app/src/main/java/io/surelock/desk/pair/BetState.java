package io.surelock.desk.pair;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.SettlementOutcome;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One bet of a pair.
 *
 * @param stake asked for, until accepted; then matched
 * @param odds asked for, until accepted; then matched
 * @param requestedAt when the desk asked for it
 * @param notAfter when it may no longer be sent
 * @param doubt kept after the doubt has ended, for the record
 * @param oddsDiffer accepted at worse terms than asked, see {@link Acceptance}
 * @param partlyFilled accepted with less stake than asked
 * @param outcome the bookmaker's last final word
 * @param unresolved all numbered polls were used and none was final
 * @param watchEnded nobody asks about it any more
 */
public record BetState(
        BetStatus status,
        Money stake,
        Odds odds,
        @Nullable Instant requestedAt,
        @Nullable Instant notAfter,
        @Nullable Doubt doubt,
        @Nullable String ticket,
        boolean oddsDiffer,
        boolean partlyFilled,
        @Nullable SettlementOutcome outcome,
        boolean unresolved,
        boolean watchEnded) {

    public static BetState planned(Money stake, Odds odds) {
        return new BetState(
                BetStatus.PLANNED,
                stake,
                odds,
                null,
                null,
                null,
                null,
                false,
                false,
                null,
                false,
                false);
    }

    public boolean isAccepted() {
        return status == BetStatus.ACCEPTED;
    }

    /** Whether it is certain that this bet will change nothing any more. */
    public boolean isOver() {
        return !isAccepted() || watchEnded;
    }

    public BetState requested(Money stakeAsked, Instant at, Instant until) {
        return new BetState(
                BetStatus.REQUESTED,
                stakeAsked,
                odds,
                at,
                until,
                null,
                null,
                false,
                false,
                null,
                false,
                false);
    }

    public BetState withDoubt(Doubt now) {
        return new BetState(
                BetStatus.IN_DOUBT,
                stake,
                odds,
                requestedAt,
                notAfter,
                now,
                ticket,
                oddsDiffer,
                partlyFilled,
                outcome,
                unresolved,
                watchEnded);
    }

    public BetState withStatus(BetStatus now) {
        return new BetState(
                now,
                stake,
                odds,
                requestedAt,
                notAfter,
                doubt,
                ticket,
                oddsDiffer,
                partlyFilled,
                outcome,
                unresolved,
                watchEnded);
    }

    public BetState accepted(Acceptance matched) {
        return new BetState(
                BetStatus.ACCEPTED,
                matched.stake(),
                matched.odds(),
                requestedAt,
                notAfter,
                doubt,
                matched.ticket(),
                matched.oddsDiffer(),
                matched.partlyFilled(),
                outcome,
                unresolved,
                false);
    }

    public BetState settled(SettlementOutcome now) {
        return new BetState(
                status,
                stake,
                odds,
                requestedAt,
                notAfter,
                doubt,
                ticket,
                oddsDiffer,
                partlyFilled,
                now,
                unresolved,
                watchEnded);
    }

    public BetState markedUnresolved() {
        return new BetState(
                status,
                stake,
                odds,
                requestedAt,
                notAfter,
                doubt,
                ticket,
                oddsDiffer,
                partlyFilled,
                outcome,
                true,
                watchEnded);
    }

    public BetState markedWatchEnded() {
        return new BetState(
                status,
                stake,
                odds,
                requestedAt,
                notAfter,
                doubt,
                ticket,
                oddsDiffer,
                partlyFilled,
                outcome,
                unresolved,
                true);
    }
}
