package io.surelock.desk;

import io.surelock.desk.policy.HoldMode;
import io.surelock.desk.policy.Policy;

import java.time.Duration;

/** The default policy with one number changed. */
final class Policies {

    private static final Policy BASE = Policy.DEFAULT;

    private Policies() {}

    static Policy withCooldown(Duration cooldown) {
        return of(cooldown, BASE.maxOpportunityAge(), BASE.hold());
    }

    static Policy withMaxOpportunityAge(Duration age) {
        return of(BASE.cooldown(), age, BASE.hold());
    }

    static Policy withHold(HoldMode hold) {
        return of(BASE.cooldown(), BASE.maxOpportunityAge(), hold);
    }

    private static Policy of(Duration cooldown, Duration age, HoldMode hold) {
        return new Policy(
                cooldown,
                age,
                hold,
                BASE.placementWindow(),
                BASE.callTimeout(),
                BASE.callMargin(),
                BASE.lookupInterval(),
                BASE.lookupDeadline(),
                BASE.polls());
    }
}
