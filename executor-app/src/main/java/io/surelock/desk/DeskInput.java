package io.surelock.desk;

import io.surelock.bet.BetId;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.pair.TimerKind;
import io.surelock.desk.policy.Policy;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlacementOutcome;
import io.surelock.settlement.LegSettlement;

import java.time.Instant;

/** Everything a desk decides on. Each becomes one journal entry. */
public sealed interface DeskInput {

    String deskId();

    /** A desk's first policy, from the configuration of whoever decided its first input. */
    record DeskSeeded(String deskId, Policy policy) implements DeskInput {}

    record OpportunityOffered(Opportunity opportunity) implements DeskInput {
        @Override
        public String deskId() {
            return opportunity.deskId();
        }
    }

    /** An opportunity that an operator has quarantined by its coordinates; it was not read. */
    record OpportunitySkipped(String deskId, String topic, int partition, long offset)
            implements DeskInput {}

    record CommandGiven(OperatorCommand command) implements DeskInput {
        @Override
        public String deskId() {
            return command.deskId();
        }
    }

    record PlacementReported(PlacementOutcome outcome) implements DeskInput {
        @Override
        public String deskId() {
            return outcome.deskId();
        }
    }

    record LookupReported(LookupOutcome outcome) implements DeskInput {
        @Override
        public String deskId() {
            return outcome.deskId();
        }
    }

    /**
     * A timer that has run out, as a record among the outcomes, so that an outcome that was there
     * first is decided first.
     *
     * @param sequence of the entry that set it
     */
    record TimerDue(String deskId, BetId bet, TimerKind kind, Instant due, long sequence)
            implements DeskInput {}

    record LegSettled(LegSettlement settlement) implements DeskInput {
        @Override
        public String deskId() {
            return settlement.deskId();
        }
    }
}
