package io.surelock.bookmaker.paper;

import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The books and the rules of the paper bookmaker. Knows no clock and waits for nothing: it says
 * what to answer and after how long, so the same rules hold in real and in virtual time. Safe for
 * many callers at once.
 */
public final class PaperBook {

    /** The paper bookmaker never forgets a reference. */
    private static final Duration REMEMBERED = Duration.ofDays(3_650);

    private static final int TICKET_DIGITS = 16;

    private final ScriptSource scripts;
    private final SettlementSource settlements;

    // All four are guarded by this.
    private final Map<ClientReference, Sent> sent = new HashMap<>();
    private final Map<String, PaperBet> ledger = new LinkedHashMap<>();
    private final Map<BetId, Integer> sends = new HashMap<>();
    private final Map<BetId, Integer> polls = new HashMap<>();

    public PaperBook(ScriptSource scripts, SettlementSource settlements) {
        this.scripts = scripts;
        this.settlements = settlements;
    }

    /** Books without a script: every bet is accepted, positive legs win. */
    public static PaperBook acceptingAll() {
        return new PaperBook(ScriptSource.ACCEPT_ALL, SettlementSource.DEFAULT);
    }

    /** References are remembered for ever, "not found" is proof at once, late bets are refused. */
    public Capabilities capabilities() {
        return new Capabilities(REMEMBERED, true, Duration.ZERO, true);
    }

    /**
     * Takes, or does not take, one bet. Every call counts as a send, a repeated one too.
     *
     * @param notAfter after this instant the bet is not taken
     * @param now broker time of the send
     */
    public synchronized DelayedAnswer place(BetOrder order, Instant notAfter, Instant now) {
        sends.merge(order.bet(), 1, Integer::sum);
        if (sent.containsKey(order.reference())) {
            return atOnce(new PlaceAnswer.Duplicate("the reference was used before"));
        }
        if (now.isAfter(notAfter)) {
            return atOnce(new PlaceAnswer.NotPlaced("it was sent after " + notAfter));
        }
        BetScript script = scripts.scriptOf(order);
        sent.put(order.reference(), new Sent(order, script));
        if (script.takesTheBet()) {
            PaperBet bet = bet(order, script, now);
            ledger.put(bet.ticket(), bet);
        }
        return new DelayedAnswer(answer(order, script), script.after());
    }

    /**
     * Looks a bet up.
     *
     * @param now broker time, which an absence speaks of
     */
    public synchronized LookupAnswer lookup(ClientReference reference, Instant now) {
        Sent send = sent.get(reference);
        if (send == null) {
            return new LookupAnswer.Absent(true, now);
        }
        return switch (send.script().lookupAnswer()) {
            case FOUND -> found(send, now);
            case ABSENT -> new LookupAnswer.Absent(true, now);
            case UNKNOWN -> new LookupAnswer.Inconclusive("nobody can tell");
        };
    }

    /** Tells how a bet stands, and counts the poll. A ticket that is not in the books: error. */
    public synchronized SettlementAnswer settlement(String ticket) {
        PaperBet bet = ledger.get(ticket);
        if (bet == null) {
            return new SettlementAnswer(PollAnswer.ERROR, "no such ticket");
        }
        int poll = polls.merge(bet.order().bet(), 1, Integer::sum);
        Sent send = Objects.requireNonNull(sent.get(bet.order().reference()));
        List<PollAnswer> script = send.script().settle();
        List<PollAnswer> answers = script.isEmpty() ? settlements.answersFor(bet.order()) : script;
        PollAnswer answer = answers.get(Math.min(poll, answers.size()) - 1);
        return new SettlementAnswer(answer, answer.label());
    }

    /** How often this bet was sent. */
    public synchronized int sends(BetId bet) {
        return sends.getOrDefault(bet, 0);
    }

    /** How often this bet was asked about. */
    public synchronized int polls(BetId bet) {
        return polls.getOrDefault(bet, 0);
    }

    /** Every bet that was sent, with the number of sends; a copy. */
    public synchronized Map<BetId, Integer> allSends() {
        return Map.copyOf(sends);
    }

    /** The bets in the books, in the order they got there; a copy. */
    public synchronized List<PaperBet> ledger() {
        return List.copyOf(ledger.values());
    }

    /** A script may find a bet that it had not taken: then it is in the books from now on. */
    private synchronized LookupAnswer found(Sent send, Instant now) {
        PaperBet bet = bet(send.order(), send.script(), now);
        ledger.putIfAbsent(bet.ticket(), bet);
        return new LookupAnswer.Found(bet.ticket(), bet.stake(), bet.odds());
    }

    private static PlaceAnswer answer(BetOrder order, BetScript script) {
        return switch (script.place()) {
            case ACCEPT ->
                    new PlaceAnswer.Accepted(
                            ticket(order), matched(order, script), odds(order, script));
            case REJECT -> new PlaceAnswer.Rejected(reason(script, "REJECTED"));
            case ERROR -> new PlaceAnswer.NotPlaced(reason(script, "NOT_PLACED"));
            case TIMEOUT -> new PlaceAnswer.Unknown(reason(script, "no answer"));
        };
    }

    private static PaperBet bet(BetOrder order, BetScript script, Instant now) {
        return new PaperBet(order, ticket(order), matched(order, script), odds(order, script), now);
    }

    private static String ticket(BetOrder order) {
        return "T-" + order.reference().value().substring(0, TICKET_DIGITS);
    }

    /** Down to whole minor units, at least one of them, at most the stake asked. */
    private static Money matched(BetOrder order, BetScript script) {
        Money asked = order.stake();
        BigDecimal matched = script.matched();
        if (matched == null || matched.compareTo(asked.toBigDecimal()) >= 0) {
            return asked;
        }
        int decimals = Money.decimals(asked.currency());
        Money part = Money.of(matched.setScale(decimals, RoundingMode.DOWN), asked.currency());
        return part.isPositive() ? part : new Money(1, asked.currency());
    }

    private static Odds odds(BetOrder order, BetScript script) {
        return Objects.requireNonNullElse(script.odds(), order.odds());
    }

    private static String reason(BetScript script, String standard) {
        return Objects.requireNonNullElse(script.reason(), standard);
    }

    private static DelayedAnswer atOnce(PlaceAnswer answer) {
        return new DelayedAnswer(answer, Duration.ZERO);
    }

    private record Sent(BetOrder order, BetScript script) {}
}
