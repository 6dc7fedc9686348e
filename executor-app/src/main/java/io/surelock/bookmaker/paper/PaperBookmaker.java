package io.surelock.bookmaker.paper;

import io.surelock.bet.AccountId;
import io.surelock.bet.ClientReference;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The paper bookmaker in real time: the rules of a {@link PaperBook}, with its delays waited for.
 * Calls block, so callers bring a thread of their own (a virtual one will do).
 */
public final class PaperBookmaker implements Bookmaker {

    private final PaperBook book;
    private final InstantSource brokerTime;
    private final Latency latency;

    /**
     * A bookmaker over these books.
     *
     * @param brokerTime what the time of a send and of a lookup is read from
     * @param latency added to every call
     */
    public PaperBookmaker(PaperBook book, InstantSource brokerTime, Latency latency) {
        this.book = book;
        this.brokerTime = brokerTime;
        this.latency = latency;
    }

    /** The books, to look into. */
    public PaperBook book() {
        return book;
    }

    @Override
    public Capabilities capabilities() {
        return book.capabilities();
    }

    @Override
    public PlaceAnswer place(BetOrder order, Instant notAfter) {
        DelayedAnswer delayed = book.place(order, notAfter, brokerTime.instant());
        return pause(delayed.after().plus(latency.next()))
                ? delayed.answer()
                : new PlaceAnswer.Unknown("the wait for the answer was interrupted");
    }

    @Override
    public LookupAnswer lookup(AccountId account, ClientReference reference) {
        return pause(latency.next())
                ? book.lookup(reference, brokerTime.instant())
                : new LookupAnswer.Inconclusive("the wait for the answer was interrupted");
    }

    @Override
    public SettlementAnswer settlement(AccountId account, String ticket) {
        return pause(latency.next())
                ? book.settlement(ticket)
                : new SettlementAnswer(PollAnswer.ERROR, "the wait for the answer was interrupted");
    }

    /** There is no session to lose; a script may say {@code session_lost} all the same. */
    @Override
    public void renewSession(AccountId account) {
        pause(latency.next());
    }

    /** Whether the pause was waited for to its end; the interrupt is kept for the caller. */
    private static boolean pause(Duration delay) {
        if (delay.isZero()) {
            return true;
        }
        try {
            Thread.sleep(delay);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
