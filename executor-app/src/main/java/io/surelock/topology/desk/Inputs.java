package io.surelock.topology.desk;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskInput;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.opportunity.OpportunityCheck;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Reads what people publish into what a desk decides on. */
final class Inputs {

    private Inputs() {}

    static DeskInput opportunity(Wire wire, byte @Nullable [] value, Instant now)
            throws UnreadableException {
        Opportunity opportunity = wire.readOpportunity(value);
        String problem = OpportunityCheck.firstProblem(opportunity, now);
        if (problem != null) {
            throw new UnreadableException(problem);
        }
        return new DeskInput.OpportunityOffered(opportunity);
    }

    static DeskInput command(Wire wire, byte @Nullable [] value) throws UnreadableException {
        return new DeskInput.CommandGiven(wire.readCommand(value));
    }
}
