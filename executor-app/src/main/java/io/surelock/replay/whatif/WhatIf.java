package io.surelock.replay.whatif;

import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.RawEntry;
import io.surelock.replay.timeline.Words;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Lets every desk of a journal decide by another policy and compares what it takes. */
public final class WhatIf implements EntryReader {

    private static final String TAKEN = "taken";
    private static final int MOST_EXAMPLES = 5;

    private final Wire wire;
    private final PolicyChange change;
    private final Period period;
    private final LongConsumer progress;
    private final Map<String, OtherDesk> desks = new HashMap<>();
    private final Map<String, Long> newlyTaken = new TreeMap<>();
    private final Map<String, Long> newlyBlocked = new TreeMap<>();
    private final Map<String, Example> blockedPairs = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Money> profits = new HashMap<>();
    private final Map<String, Decimal4> expected = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long opportunities;
    private long same;
    private long otherReason;
    private long read;

    /**
     * Which opportunities are compared; the desks follow everything.
     *
     * @param from null for all from the beginning
     * @param to null for all to the end
     */
    public record Period(@Nullable Instant from, @Nullable Instant to) {

        boolean has(Instant at) {
            return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
        }
    }

    public WhatIf(Wire wire, PolicyChange change, Period period, LongConsumer progress) {
        this.wire = wire;
        this.change = change;
        this.period = period;
        this.progress = progress;
    }

    @Override
    public void begin(ReplayBook state, int partition) {
        problems.add(
                "desk %s begins in the middle of its journal: give the whole of it"
                        .formatted(state.desk().deskId()));
    }

    @Override
    public void damage(String where, String problem) {
        problems.add(where + ": " + problem);
    }

    @Override
    public void entry(RawEntry raw) {
        progress.accept(++read);
        if (!problems.isEmpty()) {
            return;
        }
        try {
            JournalBody body = wire.decode(JournalEntry.class, raw.value()).body();
            body.events().forEach(this::learnProfit);
            OtherDesk desk =
                    desks.computeIfAbsent(body.deskId(), id -> new OtherDesk(id, wire, change));
            if (body.input() instanceof DeskInput.OpportunityOffered offered) {
                compare(desk, body, offered);
            } else {
                desk.follow(body);
            }
        } catch (UnreadableException | RuntimeException e) {
            problems.add(
                    "the journal cannot be followed at %d@%d: %s; verify it first"
                            .formatted(raw.partition(), raw.offset(), e.getMessage()));
        }
    }

    private void compare(OtherDesk desk, JournalBody body, DeskInput.OpportunityOffered offered) {
        Opportunity opportunity = offered.opportunity();
        String recorded = verdict(body.events());
        String other = verdict(desk.offer(body, offered));
        if (other.equals(TAKEN) && !recorded.equals(TAKEN)) {
            desk.invent(opportunity.pairId(), body.decidedAt());
        }
        if (!period.has(body.decidedAt()) || recorded.isEmpty()) {
            return;
        }
        opportunities++;
        if (recorded.equals(TAKEN)) {
            taken.add(opportunity.pairId());
        }
        if (recorded.equals(other)) {
            same++;
            return;
        }
        Example example =
                new Example(
                        opportunity.pairId(),
                        body.sequence(),
                        body.decidedAt(),
                        recorded,
                        other,
                        null);
        if (recorded.equals(TAKEN)) {
            newlyBlocked.merge(other, 1L, Long::sum);
            blockedPairs.put(opportunity.pairId(), example);
        } else if (other.equals(TAKEN)) {
            newlyTaken.merge(recorded, 1L, Long::sum);
            expected.merge(
                    opportunity.currency(),
                    opportunity.expectedProfit(),
                    (a, b) -> new Decimal4(a.tenThousandths() + b.tenThousandths()));
            if (examples.size() < MOST_EXAMPLES) {
                examples.add(example);
            }
        } else {
            otherReason++;
        }
    }

    /** Empty for a duplicate. */
    private static String verdict(List<DeskEvent> events) {
        for (DeskEvent event : events) {
            if (event instanceof DeskEvent.PairOpened) {
                return TAKEN;
            }
            if (event instanceof DeskEvent.ArbBlocked blocked) {
                return "blocked: " + Words.words(blocked.reason().label());
            }
        }
        return "";
    }

    private void learnProfit(DeskEvent event) {
        switch (event) {
            case DeskEvent.PairReconciled e -> learnProfit(e.pairId(), e.realisedProfit());
            case DeskEvent.ExposureRaised e -> learnProfit(e.exposure());
            case DeskEvent.ExposureUpdated e -> learnProfit(e.exposure());
            case DeskEvent.ExposureResolved e -> learnProfit(e.exposure());
            default -> {}
        }
    }

    private void learnProfit(Exposure exposure) {
        Money realised = exposure.realisedProfit();
        if (realised != null) {
            learnProfit(exposure.pairId(), realised);
        }
    }

    /** Of the pairs that were taken in the period, whenever they earned it. */
    private void learnProfit(String pairId, Money realised) {
        if (taken.contains(pairId)) {
            profits.put(pairId, realised);
        }
    }

    /** What stood in the way, one sentence each; with any, there is no result to trust. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Call it after the last entry. */
    public WhatIfResult result() {
        Map<String, Money> lost = new TreeMap<>();
        long settled = 0;
        List<Example> told = new ArrayList<>(examples);
        int blockedTold = 0;
        for (Example example : blockedPairs.values()) {
            Money profit = profits.get(example.pairId());
            if (profit != null) {
                settled++;
                lost.merge(profit.currency(), profit, Money::plus);
            }
            if (blockedTold++ < MOST_EXAMPLES) {
                told.add(
                        new Example(
                                example.pairId(),
                                example.sequence(),
                                example.at(),
                                example.recorded(),
                                example.other(),
                                profit));
            }
        }
        Map<String, Money> all = new TreeMap<>();
        profits.values().forEach(profit -> all.merge(profit.currency(), profit, Money::plus));
        Map<String, String> hoped = new TreeMap<>();
        expected.forEach((currency, sum) -> hoped.put(currency, sum.toString()));
        return new WhatIfResult(
                opportunities,
                same,
                newlyTaken,
                newlyBlocked,
                otherReason,
                all,
                lost,
                settled,
                blockedPairs.size() - settled,
                hoped,
                told);
    }
}
