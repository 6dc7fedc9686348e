package io.surelock.desk;

import io.surelock.desk.DeskEvent.AccountReleased;
import io.surelock.desk.DeskEvent.CommandDecided;
import io.surelock.desk.DeskEvent.DeskHalted;
import io.surelock.desk.DeskEvent.DeskResumed;
import io.surelock.desk.DeskEvent.ExposureResolved;
import io.surelock.desk.DeskEvent.OpportunityQuarantined;
import io.surelock.desk.DeskEvent.PolicyAdopted;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.exposure.Resolution;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.pair.PairState;

/** What an operator tells a desk, decided once per command id. */
final class CommandDecider {

    private CommandDecider() {}

    static void decide(Decision decision, OperatorCommand command) {
        if (decision.view().isCommandDecided(command.commandId())) {
            decision.ignore(IgnoredReason.DUPLICATE_COMMAND, command.commandId());
            return;
        }
        decision.record(new CommandDecided(command.commandId()));
        switch (command.action()) {
            case Action.Resolve resolve -> resolve(decision, command.operator(), resolve);
            case Action.Halt halt ->
                    decision.record(new DeskHalted(halt.reason(), command.operator()));
            case Action.Resume resume -> resume(decision, command.operator(), resume);
            case Action.ChangePolicy change ->
                    decision.record(new PolicyAdopted(change.policy(), command.operator()));
            case Action.Quarantine poison ->
                    decision.record(
                            new OpportunityQuarantined(
                                    poison.topic(),
                                    poison.partition(),
                                    poison.offset(),
                                    command.operator()));
            case Action.ImportCooldown imported -> Cooldowns.takeOver(decision, imported);
        }
    }

    private static void resolve(Decision decision, String operator, Action.Resolve resolve) {
        PairState pair = decision.knownPair(resolve.pair());
        Exposure exposure = pair == null ? null : pair.exposure();
        if (pair == null || exposure == null || !exposure.isOpen()) {
            decision.ignore(IgnoredReason.NOTHING_TO_RESOLVE, resolve.pair());
            return;
        }
        Resolution resolution = new Resolution(operator, decision.now(), resolve.note());
        decision.record(new ExposureResolved(exposure.resolved(resolution, decision.sequence())));
        for (LegOffer leg : pair.opportunity().legs()) {
            if (decision.account(leg.account()).holds().contains(pair.pairId())) {
                decision.record(new AccountReleased(leg.account(), pair.pairId()));
            }
        }
        Completion.closeIfOver(decision, pair.pairId());
    }

    private static void resume(Decision decision, String operator, Action.Resume resume) {
        if (!decision.view().desk().isHalted()) {
            decision.ignore(IgnoredReason.NO_CHANGE, "the desk is not halted");
            return;
        }
        decision.record(new DeskResumed(resume.reason(), operator));
    }
}
