package io.surelock.bookmaker.bridge;

import io.surelock.bet.AccountId;

import java.util.Optional;

/** Finds the name and password of an account. */
@FunctionalInterface
public interface Logins {

    /**
     * The login of an account.
     *
     * @return empty if none is configured
     */
    Optional<Login> find(AccountId account);
}
