package io.surelock.bookmaker.server;

import io.surelock.bet.ClientReference;
import io.surelock.bookmaker.server.Reply.Delivery;
import io.surelock.bookmaker.server.Sessions.Session;
import io.surelock.bookmaker.server.book.Book;
import io.surelock.bookmaker.server.book.LedgerEntry;
import io.surelock.bookmaker.server.book.Placing;
import io.surelock.bookmaker.server.book.Slip;
import io.surelock.bookmaker.server.ledger.BookKeeper;
import io.surelock.bookmaker.server.ledger.LedgerException;
import io.surelock.bookmaker.server.script.BetPlan;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.Fault;
import io.surelock.bookmaker.server.script.Fault.Moment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Places bets, and plays what the script has go wrong. The faults of a send hit the first send of a
 * reference only, so that whoever sends again is treated by the rules alone; a rejection hits all.
 */
final class Placements {

    private static final int HUGE_BYTES = 10 * 1024 * 1024;

    private static final String NO_JSON = "<html><body>Bad Gateway {\"status\":\"acc";

    private final BookKeeper keeper;
    private final BookmakerScript script;
    private final Sessions sessions;
    private final FaultCounts counts;
    private final Delays delays;
    private final InstantSource clock;
    private final Set<ClientReference> sent;

    /**
     * The desk that takes bets.
     *
     * @param sent references that were used before; safe for many callers at once
     */
    Placements(ServerParts parts, Set<ClientReference> sent) {
        this.keeper = parts.keeper();
        this.script = parts.script();
        this.sessions = parts.sessions();
        this.counts = parts.counts();
        this.delays = parts.delays();
        this.clock = parts.clock();
        this.sent = sent;
    }

    Reply place(Call call, Session session) throws LedgerException, InterruptedException {
        counts.sent();
        Slip slip;
        try {
            slip = SlipReader.read(call.body());
        } catch (BadBody e) {
            return Reply.notPlaced("malformed: " + e.getMessage());
        }
        if (!call.idempotencyKey().equals(Optional.of(slip.reference().value()))) {
            return Reply.notPlaced("malformed: Idempotency-Key is not the clientReference");
        }
        if (!slip.account().equals(session.account())) {
            return Reply.sessionLost("the session is that of another account");
        }
        Optional<String> late = Book.lateness(slip, script.abilities(), clock.instant());
        return late.isPresent()
                ? Answers.notPlaced(slip.reference(), late.get())
                : place(slip, session);
    }

    private Reply place(Slip slip, Session session) throws LedgerException, InterruptedException {
        BetPlan plan = script.planOf(slip.bet());
        boolean first = sent.size() < Book.MAX_ENTRIES && sent.add(slip.reference());
        Optional<Fault> fault =
                plan.at(Moment.SEND).filter(planned -> first || planned == Fault.REJECT);
        if (fault.isPresent() && !fault.get().takesTheBet()) {
            counts.injected(fault.get());
            return instead(fault.get(), plan, slip, session);
        }
        Delays.pass(delays.processing().next());
        Placing placing = keeper.ask((book, now) -> book.place(slip, now));
        return switch (placing) {
            case Placing.Refused refused -> Answers.notPlaced(slip.reference(), refused.reason());
            case Placing.Duplicate duplicate ->
                    Answers.duplicate(slip.reference(), duplicate.bet());
            case Placing.Taken taken -> taken(taken.bet(), plan, fault, session);
        };
    }

    /** What is answered in place of taking the bet. */
    private Reply instead(Fault fault, BetPlan plan, Slip slip, Session session) {
        return switch (fault) {
            case REJECT -> {
                String reason = plan.reason();
                yield Answers.rejected(slip.reference(), reason == null ? "REJECTED" : reason);
            }
            case ERROR -> Reply.error(500, "the script says so");
            case DROP -> Reply.nothing();
            case RATE_LIMIT -> Reply.tooMany(Duration.ofSeconds(1));
            case EXPIRE_BEFORE -> {
                sessions.end(session);
                yield Reply.sessionLost("the session has just ended");
            }
            default -> throw new IllegalArgumentException(fault + " takes the bet");
        };
    }

    /** The bet is on disk: whatever happens to the answer, it stays there. */
    private Reply taken(LedgerEntry.Bet bet, BetPlan plan, Optional<Fault> fault, Session session)
            throws InterruptedException {
        counts.accepted();
        plan.at(Moment.TERMS).ifPresent(counts::injected);
        Delays.pass(plan.after());
        if (fault.isEmpty()) {
            return Answers.accepted(bet);
        }
        counts.injected(fault.get());
        return spoilt(Answers.accepted(bet), bet, fault.get(), session);
    }

    private Reply spoilt(Reply good, LedgerEntry.Bet bet, Fault fault, Session session)
            throws InterruptedException {
        return switch (fault) {
            case ACCEPT_PENDING -> Answers.pending(bet);
            case ACCEPT_ERROR -> Reply.error(500, "the script says so");
            case ACCEPT_DROP -> Reply.nothing();
            case ACCEPT_TIMEOUT -> {
                Delays.pass(script.timing().hang());
                yield Reply.nothing();
            }
            case LATE -> {
                Delays.pass(script.timing().late());
                yield good;
            }
            case TWICE -> good.delivered(Delivery.TWICE);
            case TRUNCATED -> good.delivered(Delivery.HALF);
            case GARBAGE -> good.with(NO_JSON);
            case HUGE -> good.with(padded(good.body()));
            case EXPIRE_AFTER -> {
                sessions.end(session);
                yield good;
            }
            default -> throw new IllegalArgumentException(fault + " spoils no answer");
        };
    }

    /** The same JSON with so much space before its end that only who reads all of it can tell. */
    private static String padded(String json) {
        int end = json.length() - 1;
        return json.substring(0, end)
                + " ".repeat(HUGE_BYTES - json.length())
                + json.substring(end);
    }
}
