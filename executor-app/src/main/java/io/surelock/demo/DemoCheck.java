package io.surelock.demo;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.bookmaker.paper.PaperBet;
import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.ExecutionStatus;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalEntry;
import io.surelock.journal.JournalReplay;
import io.surelock.placement.PlacementAttempt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the log with the paper bookmaker's books after a demo: every bet sent at most once and
 * only after its attempt; every hedge after its positive leg was accepted; every bet in the books
 * known to the desk; the journal chained without a gap and decided again the same.
 */
final class DemoCheck {

    private final Wire wire;
    private final PaperBook books;
    private final Map<BetId, Integer> attempts = new HashMap<>();
    private final Map<String, JournalReplay> replays = new HashMap<>();
    private final Set<BetId> accepted = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private long entries;

    DemoCheck(Wire wire, PaperBook books) {
        this.wire = wire;
        this.books = books;
    }

    /** Takes the next record of the attempts, in the order of their partition. */
    void attempt(byte[] value) throws UnreadableException {
        attempts.merge(wire.decode(PlacementAttempt.class, value).bet(), 1, Integer::sum);
    }

    /** Takes the next record of the journal, in the order of its partition. */
    void entry(byte[] value) throws UnreadableException {
        JournalEntry entry = wire.decode(JournalEntry.class, value);
        JournalReplay replay = replays.computeIfAbsent(entry.body().deskId(), JournalReplay::new);
        String broken = HashChain.problem(value, replay.desk().desk().lastHash());
        if (broken != null) {
            violations.add("entry " + entry.body().sequence() + ": " + broken);
        }
        entries++;
        violations.addAll(replay.next(entry));
        entry.body().events().forEach(this::happened);
    }

    /** How many journal entries were decided again. */
    long entries() {
        return entries;
    }

    /** What is wrong, one sentence each. */
    List<String> violations() {
        List<String> all = new ArrayList<>(violations);
        attempts.forEach((bet, count) -> moreThanOnce(all, bet, count, "attempts"));
        books.allSends()
                .forEach(
                        (bet, count) -> {
                            moreThanOnce(all, bet, count, "sends");
                            if (!attempts.containsKey(bet)) {
                                all.add(bet + " was sent without an attempt in the log");
                            }
                        });
        for (PaperBet bet : books.ledger()) {
            if (!accepted.contains(bet.order().bet())) {
                all.add(bet.order().bet() + " is in the books, but the desk does not know it");
            }
        }
        return all;
    }

    private static void moreThanOnce(List<String> all, BetId bet, int count, String what) {
        if (count > 1) {
            all.add(bet + " has " + count + " " + what);
        }
    }

    private void happened(DeskEvent event) {
        if (event instanceof DeskEvent.BetExecuted executed
                && executed.status() == ExecutionStatus.ACCEPTED) {
            accepted.add(executed.bet());
        } else if (event instanceof DeskEvent.BetRequested requested) {
            BetId bet = requested.order().bet();
            if (bet.leg() == Leg.HEDGE
                    && !accepted.contains(new BetId(bet.pairId(), Leg.POSITIVE))) {
                violations.add(bet + " was requested before its positive leg was accepted");
            }
        }
    }
}
