package io.surelock.audit;

import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.HoldMode;
import io.surelock.desk.policy.Policy;
import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.placement.BetOrder;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.scenario.EventLine;
import io.surelock.scenario.VirtualOutput;
import io.surelock.settlement.PollAnswer;
import io.surelock.settlement.PollKind;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollPlan;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Things that can be wrong with a program. */
final class Doctors {

    private Doctors() {}

    /** Changes, multiplies or swallows what comes out. */
    interface Outputs extends Doctor {
        @Override
        List<VirtualOutput> output(VirtualOutput output);
    }

    /** Never publishes events with such a line. */
    static Doctor hides(String beginning) {
        return (Outputs)
                output ->
                        output instanceof VirtualOutput.Published published
                                        && EventLine.of(published.event()).startsWith(beginning)
                                ? List.of()
                                : List.of(output);
    }

    /** Publishes an event twice. */
    static Doctor publishesTwice(String beginning) {
        return (Outputs)
                output ->
                        output instanceof VirtualOutput.Published published
                                        && EventLine.of(published.event()).startsWith(beginning)
                                ? List.of(output, output)
                                : List.of(output);
    }

    /** Sends a bet twice. */
    static Doctor sendsTwice() {
        return (Outputs)
                output ->
                        output instanceof VirtualOutput.Placement
                                ? List.of(output, output)
                                : List.of(output);
    }

    /** Sends the hedge before the positive bet. */
    static Doctor hedgesFirst() {
        return (Outputs)
                output ->
                        output instanceof VirtualOutput.Placement(PlaceBet order)
                                        && order.order().bet().leg() == Leg.POSITIVE
                                ? List.of(new VirtualOutput.Placement(hedge(order)), output)
                                : List.of(output);
    }

    private static PlaceBet hedge(PlaceBet positive) {
        BetOrder order = positive.order();
        return new PlaceBet(
                positive.deskId(),
                new BetOrder(
                        new BetId(order.bet().pairId(), Leg.HEDGE),
                        order.account(),
                        new ClientReference("0123456789abcdef0123456789abcdef"),
                        order.eventId(),
                        order.marketId(),
                        "under",
                        order.handicap(),
                        order.side(),
                        order.odds(),
                        order.stake()),
                positive.requestedAt(),
                positive.notAfter(),
                positive.callTimeout());
    }

    /** Changes what the mirror writes to keys that begin so. */
    static Doctor writes(String beginning, UnaryOperator<VirtualOutput.KeyWritten> change) {
        return (Outputs)
                output ->
                        output instanceof VirtualOutput.KeyWritten key
                                        && key.key().startsWith(beginning)
                                ? List.of(change.apply(key))
                                : List.of(output);
    }

    /** Names keys otherwise. */
    static Doctor names(String beginning, UnaryOperator<String> name) {
        return writes(
                beginning,
                key ->
                        new VirtualOutput.KeyWritten(
                                name.apply(key.key()), key.json(), key.beganAt(), key.expiresAt()));
    }

    /** Forgets dead letters. */
    static Doctor losesDeadLetters() {
        return (Outputs)
                output -> output instanceof VirtualOutput.DeadLetter ? List.of() : List.of(output);
    }

    /** Drops an arb that comes again, before anything is journaled. */
    static Doctor dropsRepeats() {
        Set<String> seen = new HashSet<>();
        return offers(
                payload -> {
                    String pair = payload == null ? "" : payload.split("\"", 5)[3];
                    return seen.add(pair) ? payload : null;
                });
    }

    /** Writes other entries than it decided. */
    static Doctor rewrites(UnaryOperator<JournalBody> change) {
        return (Outputs)
                output ->
                        output instanceof VirtualOutput.Journaled(JournalEntry entry)
                                ? List.of(
                                        new VirtualOutput.Journaled(
                                                new JournalEntry(
                                                        change.apply(entry.body()),
                                                        entry.previous(),
                                                        entry.hash())))
                                : List.of(output);
    }

    /** Alerts otherwise. */
    static Doctor alerts(UnaryOperator<PublicEvent.ExposureAlert> change) {
        return (Outputs)
                output ->
                        output instanceof VirtualOutput.Published(PublicEvent event)
                                        && event instanceof PublicEvent.ExposureAlert alert
                                ? List.of(new VirtualOutput.Published(change.apply(alert)))
                                : List.of(output);
    }

    /** Decides by other numbers. */
    static Doctor policy(UnaryOperator<Policy> change) {
        return new Doctor() {
            @Override
            public Policy policy(Policy policy) {
                return change.apply(policy);
            }
        };
    }

    static Doctor cooldown(Duration cooldown) {
        return policy(
                usual ->
                        with(
                                usual,
                                cooldown,
                                usual.maxOpportunityAge(),
                                usual.hold(),
                                usual.polls()));
    }

    static Doctor age(Duration age) {
        return policy(usual -> with(usual, usual.cooldown(), age, usual.hold(), usual.polls()));
    }

    static Doctor holdsNothing() {
        return policy(
                usual ->
                        with(
                                usual,
                                usual.cooldown(),
                                usual.maxOpportunityAge(),
                                HoldMode.NONE,
                                usual.polls()));
    }

    static Doctor polls(UnaryOperator<PollPlan> change) {
        return policy(
                usual ->
                        with(
                                usual,
                                usual.cooldown(),
                                usual.maxOpportunityAge(),
                                usual.hold(),
                                change.apply(usual.polls())));
    }

    private static Policy with(
            Policy usual, Duration cooldown, Duration age, HoldMode hold, PollPlan polls) {
        return new Policy(
                cooldown,
                age,
                hold,
                usual.placementWindow(),
                usual.callTimeout(),
                usual.callMargin(),
                usual.lookupInterval(),
                usual.lookupDeadline(),
                polls);
    }

    /** Takes one answer to a poll for another. */
    static Doctor mistakes(PollAnswer answer, PollAnswer taken) {
        return new Doctor() {
            @Override
            public PollOutcome poll(PollOutcome outcome) {
                return outcome.answer() == answer ? answered(outcome, taken) : outcome;
            }
        };
    }

    private static PollOutcome answered(PollOutcome outcome, PollAnswer answer) {
        return new PollOutcome(
                outcome.deskId(),
                outcome.bet(),
                outcome.kind(),
                outcome.number(),
                answer,
                outcome.requestedAt(),
                outcome.answeredAt(),
                outcome.raw());
    }

    /** Hears nothing after the numbered polls. */
    static Doctor deafToCorrections() {
        return new Doctor() {
            @Override
            public @Nullable PollOutcome poll(PollOutcome outcome) {
                return outcome.kind() == PollKind.CORRECTION ? null : outcome;
            }
        };
    }

    /** Hears no lookup. */
    static Doctor deafToLookups() {
        return new Doctor() {
            @Override
            public @Nullable LookupOutcome lookup(LookupOutcome outcome) {
                return null;
            }
        };
    }

    /** Hears no outcome of this kind. */
    static Doctor deafTo(PlacementStatus status) {
        return new Doctor() {
            @Override
            public @Nullable PlacementOutcome placement(PlacementOutcome outcome) {
                return outcome.status() == status ? null : outcome;
            }
        };
    }

    /** Changes or swallows offers. */
    static Doctor offers(UnaryOperator<@Nullable String> change) {
        return new Doctor() {
            @Override
            public @Nullable String offer(String payload) {
                return change.apply(payload);
            }
        };
    }

    /** Swallows the offers of this pair. */
    static Doctor stopsBefore(String pair) {
        return offers(
                payload ->
                        payload != null && payload.contains("\"" + pair + "\"") ? null : payload);
    }

    /** Takes one text in offers for another. */
    static Doctor confuses(String one, String other) {
        return offers(payload -> payload == null ? null : payload.replace(one, other));
    }

    /** Obeys no operator. */
    static Doctor disobeys() {
        return new Doctor() {
            @Override
            public @Nullable OperatorCommand command(OperatorCommand command) {
                return null;
            }
        };
    }

    /** Begins with nothing after a restart. */
    static Doctor forgets() {
        return new Doctor() {
            @Override
            public boolean forgetsOnRestart() {
                return true;
            }
        };
    }
}
