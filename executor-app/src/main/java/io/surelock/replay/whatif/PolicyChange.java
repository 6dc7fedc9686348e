package io.surelock.replay.whatif;

import io.surelock.desk.policy.HoldMode;
import io.surelock.desk.policy.Policy;

import java.time.Duration;

/**
 * What is different about the other policy: the numbers that decide whether an arb is taken. The
 * numbers of placing and settling stay as recorded, because what bookmakers would have answered
 * under others is in no journal.
 */
public record PolicyChange(Duration cooldown, Duration maxOpportunityAge, HoldMode hold) {

    /** The change that this policy would have been. */
    public static PolicyChange to(Policy policy) {
        return new PolicyChange(policy.cooldown(), policy.maxOpportunityAge(), policy.hold());
    }

    Policy of(Policy recorded) {
        return new Policy(
                cooldown,
                maxOpportunityAge,
                hold,
                recorded.placementWindow(),
                recorded.callTimeout(),
                recorded.callMargin(),
                recorded.lookupInterval(),
                recorded.lookupDeadline(),
                recorded.polls());
    }
}
