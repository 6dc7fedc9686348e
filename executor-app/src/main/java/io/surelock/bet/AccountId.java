package io.surelock.bet;

/**
 * One account at one bookmaker, written {@code whitelabel:provider:account}. Accounts that differ
 * in any part never influence each other.
 *
 * @param whitelabel the brand the account was opened with
 * @param provider the bookmaker
 * @param account the account's name there
 */
public record AccountId(String whitelabel, String provider, String account)
        implements Comparable<AccountId> {

    public AccountId {
        Identifiers.require("whitelabel", whitelabel);
        Identifiers.require("provider", provider);
        Identifiers.require("account", account);
    }

    /**
     * Reads {@code whitelabel:provider:account}.
     *
     * @throws IllegalArgumentException if there are not exactly three well-formed parts
     */
    public static AccountId parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "an account is written whitelabel:provider:account, not "
                            + Identifiers.quote(text));
        }
        return new AccountId(parts[0], parts[1], parts[2]);
    }

    @Override
    public int compareTo(AccountId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return whitelabel + ":" + provider + ":" + account;
    }
}
