package io.surelock.scenario;

import io.surelock.bet.BetId;
import io.surelock.bet.Digest;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskDecider;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskEvolver;
import io.surelock.desk.DeskInput;
import io.surelock.desk.DeskState;
import io.surelock.desk.MemoryBook;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.opportunity.OpportunityCheck;
import io.surelock.desk.pair.Timer;
import io.surelock.desk.policy.Policy;
import io.surelock.event.AccountCooldown;
import io.surelock.event.PublicEvent;
import io.surelock.event.PublicEvents;
import io.surelock.journal.Cause;
import io.surelock.journal.JournalBody;
import io.surelock.mirror.MirrorProjection;
import io.surelock.mirror.RedisWrite;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.settlement.BetWatch;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.WatchBet;
import io.surelock.settlement.WatchDecider;
import io.surelock.settlement.WatchDecision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bare rules, without topologies: the deciders on a book in memory. What the topologies do must
 * be exactly what this does.
 */
final class RulesExecutor implements VirtualExecutor {

    private static final String POLL = "poll ";
    private static final String WAIT = "wait ";

    private final MemoryBook book = MemoryBook.empty(Policy.MAIN_DESK);
    private final Map<BetId, BetWatch> watches = new LinkedHashMap<>();
    private final Set<String> pairs = new LinkedHashSet<>();
    private final List<VirtualOutput> outputs = new ArrayList<>();
    private final MirrorProjection mirror = new MirrorProjection(Wire.standard()::json);
    private Instant now;

    RulesExecutor(Instant start, Policy policy) {
        now = start;
        decide(new DeskInput.DeskSeeded(Policy.MAIN_DESK, policy));
    }

    @Override
    public void opportunity(byte[] payload) {
        try {
            Opportunity opportunity = Wire.standard().readOpportunity(payload);
            String problem = OpportunityCheck.firstProblem(opportunity, now);
            if (problem != null) {
                throw new UnreadableException(problem);
            }
            decide(new DeskInput.OpportunityOffered(opportunity));
        } catch (UnreadableException e) {
            outputs.add(new VirtualOutput.DeadLetter(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void command(OperatorCommand command) {
        decide(new DeskInput.CommandGiven(command));
    }

    @Override
    public void report(PlacementOutcome outcome) {
        decide(new DeskInput.PlacementReported(outcome));
    }

    @Override
    public void report(LookupOutcome outcome) {
        decide(new DeskInput.LookupReported(outcome));
    }

    @Override
    public void report(PollOutcome outcome) {
        BetWatch watch = watches.get(outcome.bet());
        if (watch != null) {
            WatchDecision decision = WatchDecider.onAnswer(watch, outcome, now);
            if (decision.watch() == null) {
                watches.remove(outcome.bet());
            } else {
                watches.put(outcome.bet(), decision.watch());
            }
            decision.tell().forEach(told -> decide(new DeskInput.LegSettled(told)));
        }
    }

    @Override
    public List<VirtualTimer> timers() {
        List<VirtualTimer> timers = new ArrayList<>();
        for (String pairId : pairs) {
            Timer timer = book.requirePair(pairId).timer();
            if (timer != null) {
                timers.add(
                        new VirtualTimer(
                                WAIT + pairId + "/" + timer.leg().label() + timer.sequence(),
                                timer.due()));
            }
        }
        watches.forEach(
                (bet, watch) ->
                        timers.add(
                                new VirtualTimer(
                                        POLL + bet + watch.polls() + "+" + watch.corrections(),
                                        watch.nextDue())));
        return timers;
    }

    @Override
    public void ring(VirtualTimer rung) {
        for (BetWatch watch : List.copyOf(watches.values())) {
            BetId bet = watch.order().bet();
            if (rung.id().equals(POLL + bet + watch.polls() + "+" + watch.corrections())) {
                outputs.add(new VirtualOutput.Poll(watch.request(now)));
                return;
            }
        }
        for (String pairId : pairs) {
            Timer timer = book.requirePair(pairId).timer();
            if (timer != null
                    && rung.id()
                            .equals(WAIT + pairId + "/" + timer.leg().label() + timer.sequence())) {
                decide(
                        new DeskInput.TimerDue(
                                Policy.MAIN_DESK,
                                new BetId(pairId, timer.leg()),
                                timer.kind(),
                                timer.due(),
                                timer.sequence()));
                return;
            }
        }
    }

    @Override
    public void advanceTo(Instant instant) {
        now = instant;
    }

    @Override
    public List<VirtualOutput> take() {
        List<VirtualOutput> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }

    @Override
    public void close() {
        watches.clear();
    }

    private void decide(DeskInput input) {
        DeskState before = book.desk();
        List<DeskEvent> events = DeskDecider.decide(book, input, now);
        events.forEach(event -> DeskEvolver.evolve(book, event));
        JournalBody entry =
                new JournalBody(
                        before.deskId(),
                        before.sequence() + 1,
                        now,
                        DeskDecider.VERSION,
                        new Cause("scenario", 0, before.sequence(), null),
                        Digest.ZERO,
                        input,
                        events);
        book.putDesk(book.desk().advanced(entry.sequence(), Digest.ZERO, now));
        for (int i = 0; i < events.size(); i++) {
            order(entry, events.get(i));
            PublicEvent event = PublicEvents.of(entry, i, book);
            if (event != null) {
                outputs.add(new VirtualOutput.Published(event));
            }
        }
    }

    private void order(JournalBody entry, DeskEvent event) {
        String desk = entry.deskId();
        switch (event) {
            case DeskEvent.PairOpened e -> pairs.add(e.opportunity().pairId());
            case DeskEvent.BetRequested e ->
                    outputs.add(
                            new VirtualOutput.Placement(
                                    new PlaceBet(
                                            desk,
                                            e.order(),
                                            e.requestedAt(),
                                            e.notAfter(),
                                            e.callTimeout())));
            case DeskEvent.LookupRequested e ->
                    outputs.add(
                            new VirtualOutput.Lookup(
                                    new LookUpBet(
                                            desk,
                                            e.bet(),
                                            e.account(),
                                            e.reference(),
                                            e.number(),
                                            e.requestedAt())));
            case DeskEvent.BetWatched e ->
                    watches.putIfAbsent(
                            e.bet(),
                            BetWatch.of(
                                    new WatchBet(
                                            desk,
                                            e.bet(),
                                            e.account(),
                                            e.ticket(),
                                            e.firstPollAt(),
                                            e.plan())));
            case DeskEvent.CooldownStarted e ->
                    write(
                            mirror.of(
                                    new AccountCooldown(
                                            desk,
                                            e.account(),
                                            e.pairId(),
                                            e.startedAt(),
                                            e.until(),
                                            entry.sequence())));
            case DeskEvent.ExposureRaised e -> write(e.exposure());
            case DeskEvent.ExposureUpdated e -> write(e.exposure());
            case DeskEvent.ExposureResolved e -> write(e.exposure());
            default -> {}
        }
    }

    private void write(Exposure exposure) {
        mirror.of(PublicEvents.record(exposure)).forEach(this::write);
    }

    private void write(RedisWrite write) {
        outputs.add(
                new VirtualOutput.KeyWritten(
                        write.key(), write.json(), write.beganAt(), write.expireAt()));
    }
}
