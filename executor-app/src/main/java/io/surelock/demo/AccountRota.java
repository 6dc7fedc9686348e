package io.surelock.demo;

import io.surelock.bet.AccountId;

import java.util.HashMap;
import java.util.Map;

/** The accounts at each bookmaker, used in turn. */
final class AccountRota {

    private static final String WHITELABEL = "demo";

    private final int perBookmaker;
    private final Map<String, Integer> used = new HashMap<>();

    /**
     * A rota that begins with the first account of each bookmaker.
     *
     * @param perBookmaker 1 or more
     */
    AccountRota(int perBookmaker) {
        this.perBookmaker = perBookmaker;
    }

    AccountId next(String bookmaker) {
        int turn = used.merge(bookmaker, 1, Integer::sum) - 1;
        String account = String.format("ACC_%04d", turn % perBookmaker + 1);
        return new AccountId(WHITELABEL, bookmaker, account);
    }
}
