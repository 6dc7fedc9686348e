package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.bet.Leg;
import io.surelock.desk.DeskEvent.CooldownStarted;
import io.surelock.desk.operator.Action;
import io.surelock.desk.pair.PairState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The cooldown of accounts. It begins when a pair is complete, for each account whose bet was
 * accepted, and lasts as long as the policy says; a new one may make it longer, never shorter.
 * While it lasts, {@link OpportunityDecider} blocks every opportunity on the account.
 */
final class Cooldowns {

    private Cooldowns() {}

    /** An accepted bet's account rests from now on. */
    static void start(Decision decision, PairState pair, Leg leg) {
        AccountId account = pair.opportunity().leg(leg).account();
        Instant until = decision.now().plus(decision.policy().cooldown());
        extend(decision, account, pair.pairId(), until);
    }

    /** What an earlier worker began goes on; it is ignored if it is over or changes nothing. */
    static void takeOver(Decision decision, Action.ImportCooldown imported) {
        boolean over = !decision.now().isBefore(imported.until());
        if (over || !extend(decision, imported.account(), null, imported.until())) {
            decision.ignore(IgnoredReason.NO_CHANGE, imported.account());
        }
    }

    /** Whether the account rests longer now than it did. */
    private static boolean extend(
            Decision decision, AccountId account, @Nullable String pairId, Instant until) {
        Instant before = decision.account(account).cooldownUntil();
        boolean longer = before == null || before.isBefore(until);
        if (longer) {
            decision.record(new CooldownStarted(account, pairId, decision.now(), until));
        }
        return longer;
    }
}
