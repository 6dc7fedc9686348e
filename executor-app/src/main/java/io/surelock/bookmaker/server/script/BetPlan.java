package io.surelock.bookmaker.server.script;

import io.surelock.bet.Odds;
import io.surelock.settlement.PollAnswer;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is done with one bet.
 *
 * @param faults what goes wrong with it, at most one fault a moment
 * @param reason of a rejection; null for a standard one
 * @param matched how much of the stake is taken, over zero, in the currency of the bet; null, or
 *     more than was asked, for all of it
 * @param odds the odds it is taken at; null for those asked
 * @param after how long the answer to the placement takes beyond the latency
 * @param settle as a list of {@link SettlementRules}; empty for the rules of the leg
 */
public record BetPlan(
        Set<Fault> faults,
        @Nullable String reason,
        @Nullable BigDecimal matched,
        @Nullable Odds odds,
        Duration after,
        List<PollAnswer> settle) {

    /** Nothing special. */
    public static final BetPlan NORMAL =
            new BetPlan(Set.of(), null, null, null, Duration.ZERO, List.of());

    public BetPlan {
        if (matched != null && matched.signum() <= 0) {
            throw new IllegalArgumentException("the stake matched must be over 0, not " + matched);
        }
        if (after.isNegative()) {
            throw new IllegalArgumentException("an answer cannot come before it was asked for");
        }
        if (faults.stream().map(Fault::moment).distinct().count() < faults.size()) {
            throw new IllegalArgumentException(
                    "at most one thing goes wrong at one moment, not all of " + faults);
        }
        faults = Set.copyOf(faults);
        settle = List.copyOf(settle);
    }

    /** Nothing special but these faults. */
    public static BetPlan of(Set<Fault> faults) {
        return new BetPlan(faults, null, null, null, Duration.ZERO, List.of());
    }

    /** What goes wrong at this moment, if anything does. */
    public Optional<Fault> at(Fault.Moment moment) {
        return faults.stream().filter(fault -> fault.moment() == moment).findFirst();
    }

    /** Whether this goes wrong. */
    public boolean has(Fault fault) {
        return faults.contains(fault);
    }
}
