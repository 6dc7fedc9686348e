package io.surelock.broker.worker;

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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** A bookmaker that takes every bet as often as it is sent, and keeps account of it. */
final class LedgerBookmaker implements Bookmaker {

    private final List<String> ledger = new CopyOnWriteArrayList<>();
    private final List<String> polls = new CopyOnWriteArrayList<>();
    private final List<AccountId> renewals = new CopyOnWriteArrayList<>();
    private volatile Consumer<BetOrder> beforeAnswer = _ -> {};
    private volatile Function<String, SettlementAnswer> settlements =
            _ -> new SettlementAnswer(PollAnswer.PENDING, null);

    /** Every bet it was sent, once for each time. */
    List<String> ledger() {
        return List.copyOf(ledger);
    }

    /** Every ticket it was asked about, once for each time. */
    List<String> polls() {
        return List.copyOf(polls);
    }

    /** Every account that logged in again, once for each time. */
    List<AccountId> renewals() {
        return List.copyOf(renewals);
    }

    /** What happens after a bet is in the ledger and before it is answered. */
    void beforeAnswer(Consumer<BetOrder> action) {
        beforeAnswer = action;
    }

    /** How tickets settle. */
    void settle(Function<String, SettlementAnswer> answers) {
        settlements = answers;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Duration.ZERO, true, Duration.ZERO, false);
    }

    @Override
    public PlaceAnswer place(BetOrder order, Instant notAfter) {
        ledger.add(order.bet().pairId());
        beforeAnswer.accept(order);
        return new PlaceAnswer.Accepted("T-" + order.bet(), order.stake(), order.odds());
    }

    @Override
    public LookupAnswer lookup(AccountId account, ClientReference reference) {
        return new LookupAnswer.Inconclusive("not asked in these tests");
    }

    @Override
    public SettlementAnswer settlement(AccountId account, String ticket) {
        polls.add(ticket);
        return settlements.apply(ticket);
    }

    @Override
    public void renewSession(AccountId account) {
        renewals.add(account);
    }
}
