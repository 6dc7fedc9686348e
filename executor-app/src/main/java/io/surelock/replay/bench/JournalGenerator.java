package io.surelock.replay.bench;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.SettlementOutcome;
import io.surelock.bet.Side;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskDecider;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskEvolver;
import io.surelock.desk.DeskInput;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.opportunity.EventInfo;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;
import io.surelock.desk.policy.Policy;
import io.surelock.feed.FeedArb;
import io.surelock.feed.FeedLeg;
import io.surelock.feed.SyntheticArbs;
import io.surelock.journal.Cause;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;
import io.surelock.placement.BetOrder;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.source.RawEntry;
import io.surelock.settlement.LegSettlement;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Makes a journal of any length as a busy desk would have written it: arbs that do not exist, each
 * input decided by the real rules, everything the same for the same seed. Nine of ten pairs go
 * well; the others are refused, in doubt, unhedged or stale, and operators look at the exposures.
 */
public final class JournalGenerator {

    private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
    private static final int ACCOUNTS = 300;
    private static final String CURRENCY = "EUR";
    private static final Duration ABSENCE_AGE = Duration.ofSeconds(30);

    private final Wire wire;
    private final String deskId;
    private final Duration between;
    private final SplittableRandom random;
    private final SyntheticArbs arbs;
    private final ReplayBook book;
    private final Map<String, Long> offsets = new HashMap<>();
    private final Map<String, FeedArb> known = new HashMap<>();
    private final PriorityQueue<Happening> agenda =
            new PriorityQueue<>(
                    Comparator.comparing(Happening::at).thenComparingLong(Happening::order));
    private Instant now = BEGIN;
    private long order;
    private long offset;
    private int account;

    private record Happening(Instant at, long order, Runnable deed) {}

    private Consumer<RawEntry> taker = _ -> {};
    private long left;

    /**
     * A generator.
     *
     * @param seed any number
     * @param between from one arb to the next, on average
     */
    public JournalGenerator(Wire wire, String deskId, long seed, Duration between) {
        this.wire = wire;
        this.deskId = deskId;
        this.between = between;
        this.random = new SplittableRandom(seed);
        this.arbs = new SyntheticArbs("g" + seed, seed);
        this.book = new ReplayBook(deskId, wire);
    }

    /** Makes so many entries, in their order. */
    public void run(long entries, Consumer<RawEntry> to) {
        taker = to;
        left = entries;
        decide(Topics.ARB_OPPORTUNITIES.name(), new DeskInput.DeskSeeded(deskId, Policy.DEFAULT));
        schedule(Duration.ZERO, this::offer);
        while (left > 0) {
            Happening next = agenda.remove();
            now = next.at();
            next.deed().run();
        }
    }

    private void schedule(Duration later, Runnable deed) {
        agenda.add(new Happening(now.plus(later), order++, deed));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private void offer() {
        schedule(millis(random.nextLong(1, 2 * between.toMillis())), this::offer);
        FeedArb arb = arbs.next();
        int dice = random.nextInt(100);
        Instant seen = now.minus(dice == 0 ? Duration.ofSeconds(11) : millis(dice));
        Opportunity opportunity = opportunity(arb, seen);
        DeskInput.OpportunityOffered offered = new DeskInput.OpportunityOffered(opportunity);
        decide(Topics.ARB_OPPORTUNITIES.name(), offered);
        if (book.pair(arb.pairId()) != null) {
            known.put(arb.pairId(), arb);
            schedule(millis(random.nextLong(200, 900)), () -> answer(arb, Leg.POSITIVE, dice));
        }
        if (dice == 1) {
            schedule(millis(500), () -> decide(Topics.ARB_OPPORTUNITIES.name(), offered));
        }
    }

    private void answer(FeedArb arb, Leg leg, int dice) {
        boolean refused = leg == Leg.POSITIVE ? dice >= 2 && dice < 5 : dice == 5;
        boolean unknown = leg == Leg.POSITIVE ? dice == 6 : dice == 7;
        boolean silent = leg == Leg.HEDGE && dice == 8;
        if (silent) {
            waitForTimer(arb.pairId());
            return;
        }
        PlacementStatus status =
                refused
                        ? PlacementStatus.REJECTED
                        : unknown ? PlacementStatus.UNKNOWN : PlacementStatus.ACCEPTED;
        BetOrder order = order(arb.pairId(), leg);
        boolean accepted = status == PlacementStatus.ACCEPTED;
        decide(
                Topics.BET_PLACEMENT_OUTCOMES.name(),
                new DeskInput.PlacementReported(
                        new PlacementOutcome(
                                deskId,
                                order.bet(),
                                status,
                                accepted ? ticket(order) : null,
                                accepted ? order.stake() : null,
                                accepted ? order.odds() : null,
                                accepted ? null : "the price has moved",
                                now.minusMillis(150),
                                now,
                                ABSENCE_AGE)));
        if (unknown) {
            schedule(Duration.ofSeconds(6), () -> found(arb, leg, dice));
        } else {
            goOn(arb, leg, dice);
        }
    }

    private void waitForTimer(String pairId) {
        PairState pair = book.requirePair(pairId);
        Timer timer = pair.timer();
        if (timer == null) {
            return;
        }
        schedule(
                Duration.between(now, timer.due()),
                () -> {
                    decide(
                            Topics.BET_PLACEMENT_OUTCOMES.name(),
                            new DeskInput.TimerDue(
                                    deskId,
                                    pair.betId(timer.leg()),
                                    timer.kind(),
                                    timer.due(),
                                    timer.sequence()));
                    FeedArb arb = known.get(pairId);
                    if (arb != null) {
                        schedule(Duration.ofSeconds(1), () -> found(arb, timer.leg(), 99));
                    }
                });
    }

    private void found(FeedArb arb, Leg leg, int dice) {
        BetOrder order = order(arb.pairId(), leg);
        decide(
                Topics.BET_PLACEMENT_OUTCOMES.name(),
                new DeskInput.LookupReported(
                        new LookupOutcome(
                                deskId,
                                order.bet(),
                                LookupResult.FOUND,
                                ticket(order),
                                order.stake(),
                                order.odds(),
                                true,
                                now,
                                ABSENCE_AGE,
                                1,
                                null)));
        goOn(arb, leg, dice);
    }

    private void goOn(FeedArb arb, Leg leg, int dice) {
        PairState pair = book.requirePair(arb.pairId());
        if (pair.phase().isInFlight()) {
            if (leg == Leg.POSITIVE) {
                schedule(millis(random.nextLong(200, 900)), () -> answer(arb, Leg.HEDGE, dice));
            }
            return;
        }
        for (Leg each : Leg.values()) {
            if (pair.bet(each).isAccepted()) {
                Duration match = Duration.ofMinutes(random.nextLong(100, 130));
                schedule(match, () -> settle(arb, each, LegSettlement.Kind.FINAL));
                schedule(
                        match.plusDays(2), () -> settle(arb, each, LegSettlement.Kind.WATCH_ENDED));
            }
        }
        resolveLater(arb.pairId());
    }

    private void settle(FeedArb arb, Leg leg, LegSettlement.Kind kind) {
        FeedLeg fed = leg == Leg.POSITIVE ? arb.positive() : arb.hedge();
        SettlementOutcome outcome =
                SettlementOutcome.valueOf(fed.result().code().toUpperCase(Locale.ROOT));
        decide(
                Topics.LEG_SETTLEMENTS.name(),
                new DeskInput.LegSettled(
                        new LegSettlement(
                                deskId,
                                new BetId(arb.pairId(), leg),
                                kind,
                                kind == LegSettlement.Kind.FINAL ? outcome : null,
                                2)));
        if (kind == LegSettlement.Kind.FINAL) {
            resolveLater(arb.pairId());
        } else {
            known.remove(arb.pairId());
        }
    }

    private void resolveLater(String pairId) {
        PairState pair = book.pair(pairId);
        if (pair != null && pair.hasOpenExposure()) {
            schedule(Duration.ofMinutes(10), () -> resolve(pairId));
        }
    }

    private void resolve(String pairId) {
        decide(
                Topics.OPERATOR_COMMANDS.name(),
                new DeskInput.CommandGiven(
                        new OperatorCommand(
                                "c-" + pairId + "-" + now.getEpochSecond(),
                                deskId,
                                now,
                                "auditor",
                                new Action.Resolve(pairId, "looked at both accounts"))));
    }

    private BetOrder order(String pairId, Leg leg) {
        Opportunity opportunity = book.requirePair(pairId).opportunity();
        LegOffer offer = opportunity.leg(leg);
        BetId bet = new BetId(pairId, leg);
        return new BetOrder(
                bet,
                offer.account(),
                ClientReference.of(deskId, bet),
                opportunity.event().id(),
                offer.marketId(),
                offer.selectionId(),
                offer.handicap(),
                offer.side(),
                offer.odds(),
                book.requirePair(pairId).bet(leg).stake());
    }

    private static String ticket(BetOrder order) {
        return "T-" + order.reference().value().substring(0, 16);
    }

    private Opportunity opportunity(FeedArb arb, Instant seen) {
        return new Opportunity(
                arb.pairId(),
                deskId,
                seen,
                null,
                arb.event().sport(),
                new EventInfo(arb.event().id(), arb.event().name(), null),
                null,
                new Decimal4(arb.expectedProfitCents() * 100L),
                leg(arb.positive()),
                leg(arb.hedge()));
    }

    private LegOffer leg(FeedLeg leg) {
        account = (account + 1) % ACCOUNTS;
        return new LegOffer(
                new AccountId("bench", leg.bookmaker(), "ACC_%04d".formatted(account)),
                leg.selection().marketId(),
                leg.selection().selectionId(),
                leg.selection().handicap() == null
                        ? null
                        : Decimal4.of(leg.selection().handicap().value()),
                Side.BACK,
                new Odds(leg.odds()),
                new Money(leg.stakeCents(), CURRENCY));
    }

    private void decide(String topic, DeskInput input) {
        if (left <= 0) {
            return;
        }
        left--;
        Instant at = book.desk().notBefore(now);
        book.forget(at);
        List<DeskEvent> events = DeskDecider.decide(book, input, at);
        long cause = offsets.merge(topic, 2L, Long::sum);
        JournalBody body =
                new JournalBody(
                        deskId,
                        book.desk().sequence() + 1,
                        at,
                        DeskDecider.VERSION,
                        new Cause(topic, 0, cause, null),
                        digest(topic, cause),
                        input,
                        events);
        byte[] sealed = wire.journal().seal(body, book.desk().lastHash());
        events.forEach(event -> DeskEvolver.evolve(book, event));
        book.putDesk(book.desk().advanced(body.sequence(), HashChain.hashOf(sealed), at));
        taker.accept(new RawEntry(0, offset, deskId, sealed));
        offset += 2;
    }

    private static Digest digest(String topic, @Nullable Object what) {
        return Digest.of((topic + what).getBytes(StandardCharsets.UTF_8));
    }
}
