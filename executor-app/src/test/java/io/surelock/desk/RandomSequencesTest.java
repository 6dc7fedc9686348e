package io.surelock.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.AccountId;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.pair.PairPhase;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.policy.Policy;
import io.surelock.settlement.LegSettlement;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * 20,000 seeded stories of a desk on which anything may happen. After each decision the invariants
 * hold; once nothing new happens every story comes to its end. A failure names its seed.
 */
class RandomSequencesTest {

    private static final int STORIES = 20_000;
    private static final int LENGTH = 30;

    /** What must have happened often, or the stories prove nothing. */
    private static final List<String> NOT_VACUOUS =
            List.of(
                    "ArbSucceeded",
                    "ArbFailed",
                    "ArbEmergency",
                    "BetDoubted",
                    "BetGivenUp",
                    "LookupDeadlineExtended",
                    "ExposureRaised",
                    "ExposureUpdated",
                    "ExposureResolved",
                    "PairReconciled",
                    "BetUnresolved",
                    "PairClosed",
                    "Ignored:duplicate",
                    "Ignored:pair_id_conflict",
                    "Ignored:ignored_timer",
                    "Ignored:inconclusive_lookup",
                    "Ignored:duplicate_command");

    @Test
    void neverBreakAnInvariantAndAlwaysEnd() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < STORIES; seed++) {
            Story story = new Story(seed);
            try {
                story.play();
                story.end();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + " after " + story.lastInput, e);
            }
            story.invariants.seen().forEach((name, count) -> seen.merge(name, count, Integer::sum));
        }

        for (String name : NOT_VACUOUS) {
            assertThat(seen.getOrDefault(name, 0)).as(name + " in " + seen).isGreaterThan(200);
        }
        for (ExposureReason reason : ExposureReason.values()) {
            assertThat(seen.getOrDefault(reason.label(), 0))
                    .as(reason + " in " + seen)
                    .isPositive();
        }
    }

    /**
     * One desk, a second one folded from nothing but the first one's events, and the invariants.
     */
    private static final class Story {

        private final RandomInputs inputs;
        private final MemoryBook book = MemoryBook.empty("main");
        private final List<List<DeskEvent>> decisions = new ArrayList<>();
        private final DeskInvariants invariants = new DeskInvariants();
        private final List<Instant> instants = new ArrayList<>();
        private Instant now = TestDesk.START;
        private Object lastInput = "nothing";
        private final boolean twice;

        Story(long seed) {
            // Every fourth story takes each decision twice: enough, and half the time.
            twice = seed % 4 == 0;
            inputs = new RandomInputs(seed);
        }

        void play() {
            give(new DeskInput.DeskSeeded("main", Policy.DEFAULT));
            for (int i = 0; i < LENGTH; i++) {
                now = now.plus(inputs.step());
                give(inputs.next(book, now));
            }
        }

        /** Timers ring, bets settle, watches end and operators look: then every pair is closed. */
        void end() {
            RandomInputs.PAIRS.forEach(this::finishPlacing);
            for (AccountId account : RandomInputs.accounts()) {
                require(book.account(account).inFlight() == null, "no account is locked for ever");
            }
            RandomInputs.PAIRS.forEach(this::finish);
            for (AccountId account : RandomInputs.accounts()) {
                require(!book.account(account).isHeld(), "no account is held for ever");
            }
            foldAgain();
        }

        private void finishPlacing(String pairId) {
            for (int rings = 0; rings < 200; rings++) {
                PairState pair = book.pair(pairId);
                if (pair == null || pair.timer() == null) {
                    return;
                }
                now = pair.timer().due().isAfter(now) ? pair.timer().due() : now;
                give(Reports.rung(pairId, pair.timer()));
            }
            throw new AssertionError("in doubt for ever: " + book.pair(pairId));
        }

        private void finish(String pairId) {
            PairState pair = book.pair(pairId);
            if (pair == null) {
                return;
            }
            for (Leg leg : Leg.values()) {
                String bet = pairId + "/" + leg.label();
                give(Reports.settled(bet, LegSettlement.Kind.FINAL, SettlementOutcome.VOID));
                give(Reports.settled(bet, LegSettlement.Kind.WATCH_ENDED, null));
            }
            give(
                    new DeskInput.CommandGiven(
                            new OperatorCommand(
                                    "end-" + pairId,
                                    "main",
                                    now,
                                    "dana",
                                    new Action.Resolve(pairId, "done"))));
            require(
                    book.requirePair(pairId).phase() == PairPhase.CLOSED,
                    "every pair comes to rest");
        }

        private void give(DeskInput input) {
            lastInput = input;
            List<DeskEvent> events = DeskDecider.decide(book, input, now);
            require(!events.isEmpty(), "every input is journaled");
            require(!twice || DeskDecider.decide(book, input, now).equals(events), "decides alike");
            for (DeskEvent event : events) {
                DeskEvolver.evolve(book, event);
                invariants.observe(event, now);
            }
            decisions.add(events);
            instants.add(now);
            advance(book, now);
            invariants.check(book);
        }

        /** The events alone, without any input, give the same desk. */
        private void foldAgain() {
            MemoryBook folded = MemoryBook.empty("main");
            for (int i = 0; i < decisions.size(); i++) {
                decisions.get(i).forEach(event -> DeskEvolver.evolve(folded, event));
                advance(folded, instants.get(i));
            }
            require(folded.desk().equals(book.desk()), "the same desk");
            for (String pairId : RandomInputs.PAIRS) {
                PairState pair = book.pair(pairId);
                require(Objects.equals(folded.pair(pairId), pair), "the same pair");
            }
            for (AccountId account : RandomInputs.accounts()) {
                require(folded.account(account).equals(book.account(account)), "the same account");
            }
        }

        private static void advance(MemoryBook desk, Instant at) {
            desk.putDesk(desk.desk().advanced(desk.nextSequence(), Digest.ZERO, at));
        }

        /** Checked millions of times, therefore without AssertJ. */
        private static void require(boolean holds, String invariant) {
            if (!holds) {
                throw new AssertionError("violated: " + invariant);
            }
        }
    }
}
