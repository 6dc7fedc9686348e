package io.surelock.bookmaker;

import io.surelock.bet.AccountId;
import io.surelock.bet.ClientReference;
import io.surelock.placement.BetOrder;

import java.time.Instant;

/**
 * One bookmaker. Calls block; callers bring a thread of their own for each. An implementation is
 * safe for many callers at once and never retries a write.
 */
public interface Bookmaker extends AutoCloseable {

    /** What this bookmaker can be relied on for; honest, and the same for its whole life. */
    Capabilities capabilities();

    /**
     * Places one bet with exactly one write. Never logs in.
     *
     * @param notAfter broker time after which the bookmaker must refuse it, where it can
     * @return what the bookmaker said; {@link PlaceAnswer.Unknown} for everything unclear. Never
     *     throws for what the outside does.
     */
    PlaceAnswer place(BetOrder order, Instant notAfter);

    /** Asks whether a bet with this reference exists. A read. */
    LookupAnswer lookup(AccountId account, ClientReference reference);

    /**
     * Fences a reference: unless it was used before, the bookmaker refuses it from now on. Never
     * places anything. Only where {@link Capabilities#cancels()}.
     */
    default CancelAnswer cancel(AccountId account, ClientReference reference) {
        return new CancelAnswer.Unknown("the bookmaker cannot cancel a reference");
    }

    /** Asks how a bet stands. A read. */
    SettlementAnswer settlement(AccountId account, String ticket);

    /**
     * Logs the account in if it has no session, or one that is about to end. Called before a
     * placement, never during one; may block. Does nothing where there are no sessions.
     *
     * @throws RuntimeException saying why there is no session
     */
    default void openSession(AccountId account) {}

    /** Logs the account in again. Callers make sure that only one does at a time. */
    void renewSession(AccountId account);

    @Override
    default void close() {}
}
