package io.surelock.desk.account;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a desk knows of one account.
 *
 * @param inFlight the pair that has the account now; at most one
 * @param cooldownUntil the account rests while now is before this
 * @param holds pairs whose exposures hold the account, sorted; all must be resolved
 */
public record AccountState(
        @Nullable String inFlight, @Nullable Instant cooldownUntil, List<String> holds) {

    public static final AccountState FREE = new AccountState(null, null, List.of());

    public AccountState {
        holds = List.copyOf(holds);
    }

    public boolean isHeld() {
        return !holds.isEmpty();
    }

    /** A cooldown lasts while now is before its end; at its end it is over. */
    public boolean isCoolingDown(Instant now) {
        return cooldownUntil != null && now.isBefore(cooldownUntil);
    }

    /** Whether nothing needs to be remembered. */
    public boolean isIdle(Instant now) {
        return inFlight == null && holds.isEmpty() && !isCoolingDown(now);
    }

    public AccountState withInFlight(@Nullable String pairId) {
        return new AccountState(pairId, cooldownUntil, holds);
    }

    public AccountState withCooldownUntil(Instant until) {
        return new AccountState(inFlight, until, holds);
    }

    public AccountState withHold(String pairId) {
        if (holds.contains(pairId)) {
            throw new IllegalStateException("already held by " + pairId);
        }
        List<String> more = new ArrayList<>(holds);
        more.add(pairId);
        more.sort(null);
        return new AccountState(inFlight, cooldownUntil, more);
    }

    public AccountState withoutHold(String pairId) {
        List<String> fewer = new ArrayList<>(holds);
        if (!fewer.remove(pairId)) {
            throw new IllegalStateException("not held by " + pairId);
        }
        return new AccountState(inFlight, cooldownUntil, fewer);
    }
}
