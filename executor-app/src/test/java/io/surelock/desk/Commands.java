package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.desk.operator.Action;

import java.time.Instant;

/** What operators say, in short. */
final class Commands {

    private Commands() {}

    static Action importCooldown(String account, Instant until) {
        return new Action.ImportCooldown(AccountId.parse(account), until);
    }
}
