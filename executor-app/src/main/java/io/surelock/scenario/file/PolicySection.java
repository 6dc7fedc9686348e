package io.surelock.scenario.file;

import io.surelock.desk.policy.HoldMode;
import io.surelock.desk.policy.Policy;
import io.surelock.settlement.PollPlan;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Reads a policy: what is given replaces the same of another policy. */
final class PolicySection {

    private static final Map<String, HoldMode> HOLDS = new LinkedHashMap<>();

    static {
        HOLDS.put("both", HoldMode.BOTH);
        HOLDS.put("none", HoldMode.NONE);
    }

    private PolicySection() {}

    static Policy read(@Nullable Fields fields, Policy base) throws ScenarioFileException {
        if (fields == null) {
            return base;
        }
        try {
            Policy policy =
                    new Policy(
                            fields.duration("cooldown", base.cooldown()),
                            fields.duration("maxOpportunityAge", base.maxOpportunityAge()),
                            fields.choice("hold", base.hold(), HOLDS),
                            fields.duration("placementWindow", base.placementWindow()),
                            fields.duration("callTimeout", base.callTimeout()),
                            fields.duration("callMargin", base.callMargin()),
                            fields.duration("lookupInterval", base.lookupInterval()),
                            fields.duration("lookupDeadline", base.lookupDeadline()),
                            polls(fields.object("polls"), base.polls()));
            fields.done();
            return policy;
        } catch (IllegalArgumentException e) {
            throw new ScenarioFileException(
                    fields.file() + " line " + fields.line() + ": policy " + e.getMessage(), e);
        }
    }

    private static PollPlan polls(@Nullable Fields fields, PollPlan base)
            throws ScenarioFileException {
        if (fields == null) {
            return base;
        }
        PollPlan polls =
                new PollPlan(
                        fields.duration("interval", base.interval()),
                        Objects.requireNonNullElse(fields.count("maxPolls"), base.maxPolls()),
                        fields.duration("answerTimeout", base.answerTimeout()),
                        fields.duration("correctionsFor", base.correctionsFor()),
                        fields.duration("correctionsEvery", base.correctionsEvery()));
        fields.done();
        return polls;
    }
}
