package io.surelock.desk;

import io.surelock.desk.DeskEvent.PolicyAdopted;

import java.time.Instant;
import java.util.List;

/**
 * The one way in: an input, what the desk knows, and the instant; out come the events. The same
 * three always give the same events, byte for byte.
 */
public final class DeskDecider {

    /** Version of the rules, written into every journal entry. */
    public static final int VERSION = 1;

    private DeskDecider() {}

    /**
     * Decides.
     *
     * @param now broker time, never before the desk's last decision
     * @return the events in order; never empty, "changed nothing" is an event too
     * @throws IllegalStateException if the view cannot be, which stops the task
     */
    public static List<DeskEvent> decide(DeskView view, DeskInput input, Instant now) {
        Decision decision = new Decision(view, now);
        switch (input) {
            case DeskInput.DeskSeeded seed -> seed(decision, seed);
            case DeskInput.OpportunityOffered offered ->
                    OpportunityDecider.decide(decision, offered.opportunity());
            case DeskInput.OpportunitySkipped skipped ->
                    decision.ignore(
                            IgnoredReason.QUARANTINED,
                            skipped.topic() + "-" + skipped.partition() + "@" + skipped.offset());
            case DeskInput.CommandGiven given -> CommandDecider.decide(decision, given.command());
            case DeskInput.PlacementReported reported ->
                    PlacementDecider.onOutcome(decision, reported.outcome());
            case DeskInput.LookupReported reported ->
                    PlacementDecider.onLookup(decision, reported.outcome());
            case DeskInput.TimerDue due -> PlacementDecider.onTimer(decision, due);
            case DeskInput.LegSettled settled ->
                    SettlementDecider.decide(decision, settled.settlement());
        }
        return decision.events();
    }

    private static void seed(Decision decision, DeskInput.DeskSeeded seed) {
        if (decision.view().desk().isSeeded()) {
            throw new IllegalStateException("desk " + seed.deskId() + " is seeded already");
        }
        decision.record(new PolicyAdopted(seed.policy(), "configuration"));
    }
}
