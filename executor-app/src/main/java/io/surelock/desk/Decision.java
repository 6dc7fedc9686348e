package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.policy.Policy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision in the making: the events so far, and the view as they leave it. Each event is folded
 * in as it is recorded, so later steps of one decision see the earlier ones.
 */
final class Decision {

    private final MemoryBook book;
    private final Instant now;
    private final List<DeskEvent> events = new ArrayList<>();

    Decision(DeskView view, Instant now) {
        this.book = MemoryBook.over(view);
        this.now = now;
    }

    void record(DeskEvent event) {
        DeskEvolver.evolve(book, event);
        events.add(event);
    }

    void ignore(IgnoredReason reason, Object subject) {
        record(new DeskEvent.Ignored(reason, subject.toString()));
    }

    DeskView view() {
        return book;
    }

    PairState pair(String pairId) {
        return book.requirePair(pairId);
    }

    /**
     * The pair that an input names, or null if there is none or its id has lapsed. Whether a lapsed
     * pair is still stored must not matter: deletion only tidies.
     */
    @Nullable PairState knownPair(String pairId) {
        PairState pair = book.pair(pairId);
        return pair != null && pair.isKnown(now) ? pair : null;
    }

    AccountState account(AccountId account) {
        return book.account(account);
    }

    Policy policy() {
        return book.desk().requirePolicy();
    }

    Instant now() {
        return now;
    }

    long sequence() {
        return book.nextSequence();
    }

    /** Id of the event recorded next: desk, sequence, place in the entry; stable under replay. */
    String nextEventId() {
        return EventIds.of(book.desk().deskId(), sequence(), events.size());
    }

    List<DeskEvent> events() {
        return List.copyOf(events);
    }
}
