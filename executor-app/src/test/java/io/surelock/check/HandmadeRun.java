package io.surelock.check;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.SettlementOutcome;
import io.surelock.check.invariant.InvariantResult;
import io.surelock.check.log.CheckException;
import io.surelock.check.log.LogRecord;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskDecider;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskEvolver;
import io.surelock.desk.DeskInput;
import io.surelock.desk.DeskState;
import io.surelock.desk.MemoryBook;
import io.surelock.desk.Offer;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.pair.Timer;
import io.surelock.desk.policy.Policy;
import io.surelock.event.PublicEvent;
import io.surelock.event.PublicEvents;
import io.surelock.journal.Cause;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;
import io.surelock.placement.BetOrder;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementAttempt;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.settlement.LegSettlement;
import io.surelock.settlement.PollAnswer;
import io.surelock.settlement.PollKind;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;
import io.surelock.settlement.WatchBet;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Writes the log of a run step by step, as the real parts would, so that a test can break exactly
 * one thing of it: change a decision afterwards, take a record out, put one in.
 */
final class HandmadeRun {

    static final String JOURNAL = "desk-journal";
    static final String OPPORTUNITIES = "arb-opportunities";
    static final String COMMANDS = "operator-commands";
    static final String REQUESTS = "bet-placement-requests";
    static final String ATTEMPTS = "bet-placement-attempts";
    static final String OUTCOMES = "bet-placement-outcomes";
    static final String WATCHES = "settlement-watches";
    static final String POLLS = "settlement-poll-requests";
    static final String ANSWERS = "settlement-poll-outcomes";
    static final String SETTLEMENTS = "leg-settlements";
    static final String ALERTS = "exposure-events";

    private static final String DESK = Policy.MAIN_DESK;
    private static final Map<String, String> NO_HEADERS = Map.of();

    private final Wire wire = Wire.standard();
    private final MemoryBook book = MemoryBook.empty(DESK);
    private final HandmadeLog log = new HandmadeLog();
    private final List<JournalBody> bodies = new ArrayList<>();
    private final List<Instant> decided = new ArrayList<>();
    private final Map<String, LogRecord> requests = new HashMap<>();
    private final Map<String, PlaceBet> orders = new HashMap<>();
    private final List<String> ledger = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T12:00:00Z");
    private boolean settled = true;
    private boolean hasLedger = true;
    private @Nullable RedisContents redis;
    private @Nullable Path faults;

    HandmadeLog log() {
        return log;
    }

    Instant now() {
        return now;
    }

    HandmadeRun pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    // ---------------------------------------------------------------- what happens

    HandmadeRun offer(Offer offer) {
        var opportunity = offer.at(now);
        LogRecord record = append(OPPORTUNITIES, DESK, opportunity);
        return decide(new DeskInput.OpportunityOffered(opportunity), record);
    }

    /** The worker's promise to send it. */
    HandmadeRun attempt(String bet) {
        PlaceBet request = order(bet);
        LogRecord record = Objects.requireNonNull(requests.get(bet));
        append(
                ATTEMPTS,
                request.order().account().toString(),
                new PlacementAttempt(
                        DESK,
                        request.order().bet(),
                        request.order().account(),
                        request.order().reference(),
                        "worker",
                        "instance",
                        now,
                        record.partition(),
                        record.offset()));
        return this;
    }

    /** The bookmaker takes it. */
    HandmadeRun take(String bet) {
        BetOrder order = order(bet).order();
        return take(bet, order.stake(), order.odds());
    }

    HandmadeRun take(String bet, Money stake, Odds odds) {
        BetOrder order = order(bet).order();
        return ledger(
                bet, order.reference().value(), stake.amount(), odds.toString(), stake.currency());
    }

    HandmadeRun ledger(String bet, String reference, String stake, String odds, String currency) {
        PlaceBet order = orders.get(bet);
        String account = order == null ? "a:b:c" : order.order().account().toString();
        return ledger(
                """
                {"at":"%s","clientReference":"%s","bet":"%s","account":"%s","side":"BACK",\
                "stake":"%s","odds":"%s","currency":"%s","ticket":"T","outcome":"accepted"}"""
                        .formatted(now, reference, bet, account, stake, odds, currency));
    }

    HandmadeRun ledger(String line) {
        ledger.add(line);
        return this;
    }

    HandmadeRun accepted(String bet) {
        BetOrder order = order(bet).order();
        return outcome(bet, PlacementStatus.ACCEPTED, order.stake(), order.odds(), now);
    }

    HandmadeRun outcome(
            String bet,
            PlacementStatus status,
            @Nullable Money stake,
            @Nullable Odds odds,
            @Nullable Instant sentAt) {
        PlacementOutcome outcome =
                new PlacementOutcome(
                        DESK,
                        BetId.parse(bet),
                        status,
                        stake == null ? null : "T-" + bet,
                        stake,
                        odds,
                        stake == null ? "because" : null,
                        sentAt,
                        now,
                        Duration.ZERO);
        LogRecord record = append(OUTCOMES, DESK, outcome);
        return decide(new DeskInput.PlacementReported(outcome), record);
    }

    HandmadeRun refused(String bet, PlacementStatus status) {
        return outcome(bet, status, null, null, now);
    }

    HandmadeRun lookedUp(String bet, LookupResult result, boolean complete, Instant asOf) {
        BetOrder order = order(bet).order();
        boolean found = result == LookupResult.FOUND;
        LookupOutcome outcome =
                new LookupOutcome(
                        DESK,
                        BetId.parse(bet),
                        result,
                        found ? "T-" + bet : null,
                        found ? order.stake() : null,
                        found ? order.odds() : null,
                        complete,
                        asOf,
                        Duration.ZERO,
                        1,
                        null);
        return lookedUp(outcome);
    }

    HandmadeRun lookedUp(LookupOutcome outcome) {
        LogRecord record = append(OUTCOMES, DESK, outcome);
        return decide(new DeskInput.LookupReported(outcome), record);
    }

    /** The pair's timer rings when it is due. */
    HandmadeRun ring(String pairId) {
        Timer timer =
                Objects.requireNonNull(Objects.requireNonNull(book.pair(pairId)).timer(), pairId);
        now = timer.due().isAfter(now) ? timer.due() : now;
        DeskInput.TimerDue due =
                new DeskInput.TimerDue(
                        DESK,
                        new BetId(pairId, timer.leg()),
                        timer.kind(),
                        timer.due(),
                        timer.sequence());
        return decide(due, append(OUTCOMES, DESK, due));
    }

    HandmadeRun poll(String bet, int number) {
        append(
                POLLS,
                bet,
                new PollRequest(
                        DESK,
                        BetId.parse(bet),
                        order(bet).order().account(),
                        "T-" + bet,
                        PollKind.NUMBERED,
                        number,
                        now));
        return this;
    }

    HandmadeRun answer(String bet, int number, PollAnswer answer) {
        append(
                ANSWERS,
                bet,
                new PollOutcome(
                        DESK,
                        BetId.parse(bet),
                        PollKind.NUMBERED,
                        number,
                        answer,
                        now,
                        now,
                        "words"));
        return this;
    }

    HandmadeRun settle(String bet, SettlementOutcome outcome) {
        return settle(
                new LegSettlement(DESK, BetId.parse(bet), LegSettlement.Kind.FINAL, outcome, 1));
    }

    HandmadeRun settle(LegSettlement settlement) {
        return decide(new DeskInput.LegSettled(settlement), append(SETTLEMENTS, DESK, settlement));
    }

    HandmadeRun resolve(String pairId) {
        OperatorCommand command =
                new OperatorCommand(
                        "c-" + bodies.size(),
                        DESK,
                        now,
                        "dana",
                        new Action.Resolve(pairId, "seen"));
        return decide(new DeskInput.CommandGiven(command), append(COMMANDS, DESK, command));
    }

    /** Both bets are requested, attempted, taken and accepted. */
    HandmadeRun hedged(String pairId) {
        for (Leg leg : Leg.values()) {
            String bet = pairId + "/" + leg.label();
            attempt(bet).take(bet).accepted(bet);
        }
        return this;
    }

    /** The whole life of a pair that reconciles. */
    HandmadeRun reconciled(Offer offer, String pairId) {
        offer(offer).hedged(pairId).pass(Duration.ofSeconds(5));
        for (Leg leg : Leg.values()) {
            String bet = pairId + "/" + leg.label();
            poll(bet, 1).answer(bet, 1, PollAnswer.PENDING).pass(Duration.ofSeconds(5));
            poll(bet, 2).answer(bet, 2, leg == Leg.POSITIVE ? PollAnswer.WON : PollAnswer.LOST);
        }
        settle(pairId + "/positive", SettlementOutcome.WON);
        return settle(pairId + "/hedge", SettlementOutcome.LOST);
    }

    // ---------------------------------------------------------------- what is broken

    /** A decision that was recorded otherwise; the chain is made to fit. */
    HandmadeRun rewrite(Class<? extends DeskEvent> having, UnaryOperator<List<DeskEvent>> change) {
        for (int i = 0; i < bodies.size(); i++) {
            JournalBody body = bodies.get(i);
            if (body.events().stream().anyMatch(having::isInstance)) {
                bodies.set(i, with(body, change.apply(new ArrayList<>(body.events()))));
                return this;
            }
        }
        throw new IllegalStateException("no entry has a " + having);
    }

    /** One more entry that nobody decided so. */
    HandmadeRun record(DeskInput input, LogRecord cause, DeskEvent... events) {
        bodies.add(body(input, cause, List.of(events)));
        decided.add(now);
        return this;
    }

    LogRecord append(String topic, String key, Object message) {
        return log.append(topic, now, key, wire.encode(message), NO_HEADERS);
    }

    HandmadeRun open() {
        settled = false;
        return this;
    }

    HandmadeRun withoutLedger() {
        hasLedger = false;
        return this;
    }

    HandmadeRun redis(RedisContents contents) {
        redis = contents;
        return this;
    }

    HandmadeRun faults(Path file) {
        faults = file;
        return this;
    }

    /** The record with other bytes. */
    static LogRecord with(LogRecord record, byte[] value) {
        return new LogRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.appended(),
                Objects.requireNonNull(record.key()),
                value,
                record.headers());
    }

    PlaceBet order(String bet) {
        return Objects.requireNonNull(orders.get(bet), bet);
    }

    static String reference(String bet) {
        return ClientReference.of(DESK, BetId.parse(bet)).value();
    }

    // ---------------------------------------------------------------- what is found

    CheckReport check(Path folder) throws IOException, CheckException {
        if (log.records(JOURNAL).isEmpty()) {
            seal();
        }
        Path file = Files.write(folder.resolve("ledger.jsonl"), ledger);
        CheckInputs inputs = new CheckInputs(hasLedger ? file : null, faults, redis, settled);
        return new CheckRun(log, inputs, _ -> {}).run();
    }

    /** The numbers of the invariants that are violated. */
    Set<Integer> violated(Path folder) throws IOException, CheckException {
        Set<Integer> ids = new TreeSet<>();
        for (InvariantResult result : check(folder).invariants()) {
            if (result.violations() > 0) {
                ids.add(result.id());
            }
        }
        return ids;
    }

    /** Writes the journal; what is changed afterwards is changed in its bytes. */
    HandmadeRun seal() {
        Digest hash = Digest.ZERO;
        for (int i = 0; i < bodies.size(); i++) {
            byte[] sealed = wire.journal().seal(bodies.get(i), hash);
            hash = HashChain.hashOf(sealed);
            log.append(JOURNAL, decided.get(i), DESK, sealed, NO_HEADERS);
        }
        return this;
    }

    /** Writes the journal, and the changelogs of the stores that it makes. */
    HandmadeRun stores() {
        seal();
        byte[] last = Objects.requireNonNull(log.records(JOURNAL).getLast().value());
        DeskState desk =
                new DeskState(
                        DESK,
                        bodies.size(),
                        HashChain.hashOf(last),
                        decided.getLast(),
                        book.desk().policy(),
                        book.desk().haltedBecause());
        store("desks", DESK, wire.encode(desk));
        for (JournalBody body : bodies) {
            for (DeskEvent event : body.events()) {
                switch (event) {
                    case DeskEvent.PairOpened e -> stored(e.opportunity());
                    case DeskEvent.CommandDecided e ->
                            store("commands", DESK + "/" + e.commandId(), new byte[0]);
                    default -> {}
                }
            }
        }
        return this;
    }

    private void stored(Opportunity opportunity) {
        String pairId = opportunity.pairId();
        store("pairs", DESK + "/" + pairId, wire.encode(Objects.requireNonNull(book.pair(pairId))));
        for (Leg leg : Leg.values()) {
            AccountId account = opportunity.leg(leg).account();
            store("accounts", DESK + "/" + account, wire.encode(book.account(account)));
        }
    }

    /** One more value of a store. */
    LogRecord store(String name, String key, byte[] value) {
        return log.append(changelog(name), now, key, value, NO_HEADERS);
    }

    static String changelog(String store) {
        return "surelock-desk-" + store + "-changelog";
    }

    private HandmadeRun decide(DeskInput input, LogRecord cause) {
        if (bodies.isEmpty()) {
            journal(new DeskInput.DeskSeeded(DESK, Policy.DEFAULT), cause);
        }
        journal(input, cause);
        return this;
    }

    private void journal(DeskInput input, LogRecord cause) {
        List<DeskEvent> events = DeskDecider.decide(book, input, now);
        JournalBody body = body(input, cause, events);
        events.forEach(event -> DeskEvolver.evolve(book, event));
        book.putDesk(
                new DeskState(
                        DESK,
                        body.sequence(),
                        Digest.ZERO,
                        now,
                        book.desk().policy(),
                        book.desk().haltedBecause()));
        bodies.add(body);
        decided.add(now);
        for (int i = 0; i < events.size(); i++) {
            send(body, i);
        }
    }

    private JournalBody body(DeskInput input, LogRecord cause, List<DeskEvent> events) {
        return new JournalBody(
                DESK,
                bodies.size() + 1L,
                now,
                DeskDecider.VERSION,
                new Cause(cause.topic(), cause.partition(), cause.offset(), null),
                Digest.of(Objects.requireNonNull(cause.value())),
                input,
                events);
    }

    private static JournalBody with(JournalBody body, List<DeskEvent> events) {
        return new JournalBody(
                body.deskId(),
                body.sequence(),
                body.decidedAt(),
                body.decisionVersion(),
                body.cause(),
                body.inputDigest(),
                body.input(),
                events);
    }

    private void send(JournalBody body, int i) {
        switch (body.events().get(i)) {
            case DeskEvent.BetRequested e -> {
                PlaceBet request =
                        new PlaceBet(
                                DESK, e.order(), e.requestedAt(), e.notAfter(), e.callTimeout());
                String bet = e.order().bet().toString();
                orders.put(bet, request);
                requests.put(bet, append(REQUESTS, e.order().account().toString(), request));
            }
            case DeskEvent.LookupRequested e ->
                    append(
                            REQUESTS,
                            e.account().toString(),
                            new LookUpBet(
                                    DESK,
                                    e.bet(),
                                    e.account(),
                                    e.reference(),
                                    e.number(),
                                    e.requestedAt()));
            case DeskEvent.BetWatched e ->
                    append(
                            WATCHES,
                            e.bet().toString(),
                            new WatchBet(
                                    DESK,
                                    e.bet(),
                                    e.account(),
                                    e.ticket(),
                                    e.firstPollAt(),
                                    e.plan()));
            case DeskEvent.ExposureRaised _ -> {
                PublicEvent alert = Objects.requireNonNull(PublicEvents.of(body, i, book));
                append(ALERTS, DESK, alert);
            }
            default -> {}
        }
    }
}
