package io.surelock.topology.desk;

import io.surelock.bet.Leg;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskInput;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.opportunity.OpportunityCheck;

import org.jspecify.annotations.Nullable;

/** Reads what people publish into what a desk decides on. */
final class Inputs {

    private Inputs() {}

    static DeskInput opportunity(DeskSettings settings, byte @Nullable [] value)
            throws UnreadableException {
        Opportunity opportunity = settings.wire().readOpportunity(value);
        String problem = OpportunityCheck.firstProblem(opportunity, settings.clock().now());
        if (problem != null) {
            throw new UnreadableException(problem);
        }
        for (Leg leg : Leg.values()) {
            String provider = opportunity.leg(leg).account().provider();
            if (!settings.providers().test(provider)) {
                throw new UnreadableException(
                        "%s.account names the provider %s, for which no bookmaker is configured here"
                                .formatted(leg.label(), provider));
            }
        }
        return new DeskInput.OpportunityOffered(opportunity);
    }

    static DeskInput command(Wire wire, byte @Nullable [] value) throws UnreadableException {
        return new DeskInput.CommandGiven(wire.readCommand(value));
    }
}
