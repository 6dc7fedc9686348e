package io.surelock.audit;

import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlacementOutcome;
import io.surelock.scenario.VirtualOutput;
import io.surelock.settlement.PollOutcome;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is wrong with a doctored program; each method leaves things as they are. */
interface Doctor {

    default Policy policy(Policy policy) {
        return policy;
    }

    default List<VirtualOutput> output(VirtualOutput output) {
        return List.of(output);
    }

    default @Nullable String offer(String payload) {
        return payload;
    }

    default @Nullable OperatorCommand command(OperatorCommand command) {
        return command;
    }

    default @Nullable PlacementOutcome placement(PlacementOutcome outcome) {
        return outcome;
    }

    default @Nullable LookupOutcome lookup(LookupOutcome outcome) {
        return outcome;
    }

    default @Nullable PollOutcome poll(PollOutcome outcome) {
        return outcome;
    }

    /** Whether the accounts that were known are strangers after a restart. */
    default boolean forgetsOnRestart() {
        return false;
    }
}
