package io.surelock.replay.verify;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskInput;
import io.surelock.journal.JournalBody;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlacementOutcome;
import io.surelock.settlement.LegSettlement;

import org.jspecify.annotations.Nullable;

/** Reads the bytes of a cause into the input that they became. */
final class CauseInputs {

    private CauseInputs() {}

    /**
     * The input; null where it is not made of the bytes alone: a first policy comes from a
     * configuration, and a quarantined opportunity was not read.
     *
     * @throws UnreadableException with one sentence if the bytes are no such input
     */
    static @Nullable DeskInput read(Wire wire, JournalBody body, byte[] value)
            throws UnreadableException {
        return switch (body.input()) {
            case DeskInput.DeskSeeded _, DeskInput.OpportunitySkipped _ -> null;
            case DeskInput.OpportunityOffered _ ->
                    new DeskInput.OpportunityOffered(wire.readOpportunity(value));
            case DeskInput.CommandGiven _ -> new DeskInput.CommandGiven(wire.readCommand(value));
            case DeskInput.PlacementReported _ ->
                    new DeskInput.PlacementReported(wire.decode(PlacementOutcome.class, value));
            case DeskInput.LookupReported _ ->
                    new DeskInput.LookupReported(wire.decode(LookupOutcome.class, value));
            case DeskInput.TimerDue _ -> wire.decode(DeskInput.TimerDue.class, value);
            case DeskInput.LegSettled _ ->
                    new DeskInput.LegSettled(wire.decode(LegSettlement.class, value));
        };
    }
}
