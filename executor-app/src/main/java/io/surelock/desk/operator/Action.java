package io.surelock.desk.operator;

import io.surelock.bet.AccountId;
import io.surelock.desk.policy.Policy;

import java.time.Instant;

/** What an operator can tell a desk to do. */
public sealed interface Action {

    /** Someone has looked at the pair's exposure; its holds end. */
    record Resolve(String pair, String note) implements Action {}

    /** Block all new opportunities; pairs in flight go on. */
    record Halt(String reason) implements Action {}

    /** Take opportunities again. */
    record Resume(String reason) implements Action {}

    /** Decide by these numbers from now on. */
    record ChangePolicy(Policy policy) implements Action {}

    /** Skip one opportunity that cannot be decided. */
    record Quarantine(String topic, int partition, long offset) implements Action {}

    /** Take over a cooldown that an older worker began. Never shortens one. */
    record ImportCooldown(AccountId account, Instant until) implements Action {}
}
