package io.surelock.worker;

import io.surelock.bet.AccountId;
import io.surelock.bet.ClientReference;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.CancelAnswer;
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
import java.util.function.Function;
import java.util.function.Supplier;

/** A bookmaker that answers as it is told and remembers what it was asked. */
public final class TestBookmaker implements Bookmaker {

    /** The bets it was sent, in order. */
    public final List<BetOrder> placed = new CopyOnWriteArrayList<>();

    /** The accounts that logged in again, in order. */
    public final List<AccountId> renewed = new CopyOnWriteArrayList<>();

    /** The tickets it was asked about, in order. */
    public final List<String> polled = new CopyOnWriteArrayList<>();

    private volatile Supplier<Capabilities> capabilities =
            () -> new Capabilities(Duration.ZERO, true, Duration.ofMinutes(2), false);
    private volatile Function<BetOrder, PlaceAnswer> placing =
            order ->
                    new PlaceAnswer.Accepted(
                            "T-" + order.bet().pairId(), order.stake(), order.odds());
    private volatile Supplier<LookupAnswer> lookingUp =
            () -> new LookupAnswer.Inconclusive("not told");
    private volatile Function<String, SettlementAnswer> settling =
            _ -> new SettlementAnswer(PollAnswer.PENDING, null);
    private volatile Runnable renewing = () -> {};
    private volatile Runnable opening = () -> {};
    private volatile Supplier<CancelAnswer> cancelling = () -> new CancelAnswer.Unknown("not told");

    /** What {@code place} does from now on. */
    public TestBookmaker onPlace(Function<BetOrder, PlaceAnswer> answer) {
        placing = answer;
        return this;
    }

    /** What {@code lookup} does from now on. */
    public TestBookmaker onLookup(Supplier<LookupAnswer> answer) {
        lookingUp = answer;
        return this;
    }

    /** What {@code settlement} does from now on, by ticket. */
    public TestBookmaker onSettlement(Function<String, SettlementAnswer> answer) {
        settling = answer;
        return this;
    }

    /** What {@code renewSession} does from now on. */
    public TestBookmaker onRenewal(Runnable renewal) {
        renewing = renewal;
        return this;
    }

    /** What {@code openSession} does from now on. */
    public TestBookmaker onOpening(Runnable opening) {
        this.opening = opening;
        return this;
    }

    /** What {@code cancel} does from now on. */
    public TestBookmaker onCancel(Supplier<CancelAnswer> answer) {
        cancelling = answer;
        return this;
    }

    /** What {@code capabilities} does from now on. */
    public TestBookmaker onCapabilities(Supplier<Capabilities> answer) {
        capabilities = answer;
        return this;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities.get();
    }

    @Override
    public PlaceAnswer place(BetOrder order, Instant notAfter) {
        placed.add(order);
        return placing.apply(order);
    }

    @Override
    public LookupAnswer lookup(AccountId account, ClientReference reference) {
        return lookingUp.get();
    }

    @Override
    public CancelAnswer cancel(AccountId account, ClientReference reference) {
        return cancelling.get();
    }

    @Override
    public void openSession(AccountId account) {
        opening.run();
    }

    @Override
    public SettlementAnswer settlement(AccountId account, String ticket) {
        polled.add(ticket);
        return settling.apply(ticket);
    }

    @Override
    public void renewSession(AccountId account) {
        renewed.add(account);
        renewing.run();
    }
}
