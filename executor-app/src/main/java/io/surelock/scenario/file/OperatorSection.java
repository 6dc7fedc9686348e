package io.surelock.scenario.file;

import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;
import io.surelock.scenario.Step;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what operators do. */
final class OperatorSection {

    private static final List<String> ACTIONS = List.of("resolve", "halt", "resume", "policy");

    private final Instant start;
    private final Policy policy;

    /**
     * A reader.
     *
     * @param policy the scenario's; what a policy command does not give is taken from it
     */
    OperatorSection(Instant start, Policy policy) {
        this.start = start;
        this.policy = policy;
    }

    /**
     * Reads one command.
     *
     * @param number from 1; part of the command's id unless the file gives one
     */
    Step read(Fields fields, int number) throws ScenarioFileException {
        Instant at = start.plus(fields.duration("at", Duration.ZERO));
        String given = onlyAction(fields);
        String operator = fields.text("by", "operator");
        String why = fields.text("note", fields.text("reason", "scenario"));
        Action action =
                switch (given) {
                    case "resolve" -> new Action.Resolve(fields.requireText("resolve"), why);
                    case "halt" -> new Action.Halt(why);
                    case "resume" -> new Action.Resume(why);
                    default ->
                            new Action.ChangePolicy(
                                    PolicySection.read(fields.object("policy"), policy));
                };
        boolean namesDesk = given.equals("halt") || given.equals("resume");
        String desk =
                namesDesk ? fields.requireText(given) : fields.text("deskId", Policy.MAIN_DESK);
        String id = fields.text("commandId", "scenario-" + number);
        fields.done();
        return new Step.Command(new OperatorCommand(id, desk, at, operator, action));
    }

    private static String onlyAction(Fields fields) throws ScenarioFileException {
        List<String> given = new ArrayList<>();
        for (String action : ACTIONS) {
            if (fields.has(action)) {
                given.add(action);
            }
        }
        if (given.isEmpty()) {
            fields.refuse(Set.of("at", "by", "note", "reason", "deskId", "commandId"));
        }
        if (given.size() != 1) {
            throw new ScenarioFileException(
                    fields.file()
                            + " line "
                            + fields.line()
                            + ": an operator does exactly one of "
                            + String.join(", ", ACTIONS)
                            + " at a time");
        }
        return given.getFirst();
    }
}
