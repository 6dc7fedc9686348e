package io.surelock.bookmaker.server.book;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;

import java.time.Instant;

/** Something the bookmaker must never forget. */
public sealed interface LedgerEntry {

    /** When it got into the books; never before the entry above it. */
    Instant at();

    ClientReference reference();

    AccountId account();

    /**
     * A bet that was taken.
     *
     * @param stake as taken
     * @param odds as taken
     * @param ticket the bookmaker's name for it, unique in a ledger
     */
    record Bet(
            Instant at,
            ClientReference reference,
            BetId bet,
            AccountId account,
            Side side,
            Money stake,
            Odds odds,
            String ticket)
            implements LedgerEntry {}

    /** A reference that was cancelled before it was used: no bet is taken with it any more. */
    record Fence(Instant at, ClientReference reference, AccountId account) implements LedgerEntry {}
}
