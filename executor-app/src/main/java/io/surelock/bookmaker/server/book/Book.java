package io.surelock.bookmaker.server.book;

import io.surelock.bet.AccountId;
import io.surelock.bet.ClientReference;
import io.surelock.bookmaker.server.script.Abilities;
import io.surelock.bookmaker.server.script.BetPlan;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.Fault;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The books. What a call adds has to be written and forced to disk before any later answer leaves
 * the house: {@link #takeUnwritten} hands it over. For one thread.
 */
public final class Book {

    /** More than a machine's memory wants to hold: a full book takes no more bets. */
    public static final int MAX_ENTRIES = 2_000_000;

    private final BookmakerScript script;
    private final Map<Key, List<LedgerEntry.Bet>> bets = new HashMap<>();
    private final Map<String, LedgerEntry.Bet> byTicket = new HashMap<>();
    private final Map<Key, LedgerEntry.Fence> fences = new HashMap<>();
    private final Map<String, Integer> polls = new HashMap<>();
    private List<LedgerEntry> unwritten = new ArrayList<>();

    /** Empty books. */
    public Book(BookmakerScript script) {
        this.script = script;
    }

    /**
     * Puts back what was read from the ledger.
     *
     * @throws IllegalArgumentException if its ticket is there already
     */
    public void restore(LedgerEntry entry) {
        switch (entry) {
            case LedgerEntry.Bet bet -> {
                if (byTicket.containsKey(bet.ticket())) {
                    throw new IllegalArgumentException(
                            "the ticket " + bet.ticket() + " is there twice");
                }
                enter(bet);
            }
            case LedgerEntry.Fence fence -> fences.put(Key.of(fence), fence);
        }
    }

    /**
     * Why a bet would be refused before anybody looks at its reference; empty if it would not.
     *
     * @param now the bookmaker's time
     */
    public static Optional<String> lateness(Slip slip, Abilities abilities, Instant now) {
        return abilities.refusesLate() && now.isAfter(slip.notAfter())
                ? Optional.of("too late: it is " + now + ", after " + slip.notAfter())
                : Optional.empty();
    }

    /**
     * Takes a bet, or does not. Called when it would be written, which may be long after it came.
     *
     * @param now not before that of the call before
     */
    public Placing place(Slip slip, Instant now) {
        Abilities abilities = script.abilities();
        Key key = new Key(slip.account(), slip.reference());
        if (fences.containsKey(key)) {
            return new Placing.Refused("the reference was cancelled");
        }
        LedgerEntry.Bet earlier = latest(key);
        if (earlier != null && isRemembered(earlier, abilities.window(), now)) {
            return new Placing.Duplicate(isSeen(earlier, now) ? earlier : null);
        }
        Optional<String> late = lateness(slip, abilities, now);
        if (late.isPresent()) {
            return new Placing.Refused(late.get());
        }
        if (isFull()) {
            return new Placing.Refused("the books are full; begin a new ledger");
        }
        LedgerEntry.Bet bet = bet(slip, key, script.planOf(slip.bet()), now);
        enter(bet);
        unwritten.add(bet);
        return new Placing.Taken(bet);
    }

    /** Asks for a bet by its reference. */
    public Finding lookup(AccountId account, ClientReference reference, Instant now) {
        LedgerEntry.Bet bet = latest(new Key(account, reference));
        if (bet != null && isSeen(bet, now)) {
            return new Finding.Found(bet);
        }
        Duration delay = script.abilities().visibilityDelay();
        Fault hiddenBy = bet != null && !now.isBefore(bet.at().plus(delay)) ? hiding(bet) : null;
        boolean complete =
                script.abilities().completeAbsence() && hiddenBy != Fault.NOT_FOUND_AT_FIRST;
        return new Finding.Absent(complete, now.minus(delay), hiddenBy);
    }

    /** Makes sure that a reference that was not used never will be. */
    public Cancelling cancel(AccountId account, ClientReference reference, Instant now) {
        // Full books can take no bet either, but may be followed by a new ledger, which can.
        if (!script.abilities().cancels() || isFull()) {
            return Cancelling.UNSUPPORTED;
        }
        Key key = new Key(account, reference);
        if (bets.containsKey(key)) {
            return Cancelling.USED;
        }
        if (!fences.containsKey(key)) {
            var fence = new LedgerEntry.Fence(now, reference, account);
            fences.put(key, fence);
            unwritten.add(fence);
        }
        return Cancelling.CANCELLED;
    }

    /** Tells how a bet of this account stands; empty if it cannot be seen. Counts the poll. */
    public Optional<Standing> settlement(AccountId account, String ticket, Instant now) {
        LedgerEntry.Bet bet = byTicket.get(ticket);
        if (bet == null || !bet.account().equals(account) || !isSeen(bet, now)) {
            return Optional.empty();
        }
        int poll = polls.merge(ticket, 1, Integer::sum);
        return Optional.of(Settling.at(bet, script, poll, now));
    }

    /** How many bets were taken. */
    public int size() {
        return byTicket.size();
    }

    /** How many references were cancelled. */
    public int cancelled() {
        return fences.size();
    }

    /** Whether a bet was ever taken, or refused for good, with this reference. */
    public boolean knows(AccountId account, ClientReference reference) {
        Key key = new Key(account, reference);
        return bets.containsKey(key) || fences.containsKey(key);
    }

    /** What was added since the last call, in order. */
    public List<LedgerEntry> takeUnwritten() {
        List<LedgerEntry> taken = unwritten;
        unwritten = new ArrayList<>();
        return taken;
    }

    private boolean isFull() {
        return byTicket.size() + fences.size() >= MAX_ENTRIES;
    }

    private void enter(LedgerEntry.Bet bet) {
        bets.computeIfAbsent(Key.of(bet), _ -> new ArrayList<>(1)).add(bet);
        byTicket.put(bet.ticket(), bet);
    }

    private LedgerEntry.@Nullable Bet latest(Key key) {
        List<LedgerEntry.Bet> all = bets.get(key);
        return all == null ? null : all.getLast();
    }

    private static boolean isRemembered(
            LedgerEntry.Bet earlier, @Nullable Duration window, Instant now) {
        return window != null && now.isBefore(earlier.at().plus(window));
    }

    private boolean isSeen(LedgerEntry.Bet bet, Instant now) {
        Duration delay = script.abilities().visibilityDelay();
        if (hiding(bet) != null) {
            delay = delay.plus(script.timing().notFound());
        }
        return !now.isBefore(bet.at().plus(delay));
    }

    private @Nullable Fault hiding(LedgerEntry.Bet bet) {
        BetPlan plan = script.planOf(bet.bet());
        return Stream.of(Fault.NOT_FOUND_AT_FIRST, Fault.ABSENT_AT_FIRST)
                .filter(plan::has)
                .findFirst()
                .orElse(null);
    }

    private LedgerEntry.Bet bet(Slip slip, Key key, BetPlan plan, Instant now) {
        Terms terms = Terms.of(slip, plan);
        return new LedgerEntry.Bet(
                now,
                slip.reference(),
                slip.bet(),
                slip.account(),
                slip.side(),
                terms.stake(),
                terms.odds(),
                ticket(key));
    }

    /** The second bet of a reference gets another ticket, and so does another account's. */
    private String ticket(Key key) {
        String first = "T-" + key.reference().value();
        String ticket = first;
        for (int number = 2; byTicket.containsKey(ticket); number++) {
            ticket = first + "-" + number;
        }
        return ticket;
    }

    /** References are the accounts' own. */
    private record Key(AccountId account, ClientReference reference) {
        static Key of(LedgerEntry entry) {
            return new Key(entry.account(), entry.reference());
        }
    }
}
