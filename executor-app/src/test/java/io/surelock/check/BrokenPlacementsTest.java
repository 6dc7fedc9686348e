package io.surelock.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.SettlementOutcome;
import io.surelock.check.log.LogRecord;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.desk.ExecutionStatus;
import io.surelock.desk.Offer;
import io.surelock.desk.pair.TimerKind;
import io.surelock.placement.BetOrder;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Invariants 1 to 4, 8, 11 and 15: each broken alone is found by its number. A decision that must
 * not be is also one that is not made again, so 13 finds it too.
 */
class BrokenPlacementsTest {

    private static final String POSITIVE = "P-1/positive";
    private static final String HEDGE = "P-1/hedge";

    @TempDir Path folder;

    private final HandmadeRun run = new HandmadeRun();

    @Test
    void findsASecondAttempt() throws Exception {
        run.reconciled(Offer.of("P-1"), "P-1");
        LogRecord first = run.log().records(HandmadeRun.ATTEMPTS).getFirst();
        run.log()
                .append(
                        HandmadeRun.ATTEMPTS,
                        first.appended(),
                        first.keyText(),
                        Objects.requireNonNull(first.value()),
                        first.headers());

        assertThat(run.violated(folder)).containsExactly(1);
    }

    @Test
    void findsASecondEntryInTheLedger() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE).take(POSITIVE).take(POSITIVE);
        run.accepted(POSITIVE).open();

        assertThat(run.violated(folder)).containsExactly(1);
    }

    @Test
    void findsAReferenceThatIsNotTheBets() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE);
        run.ledger(POSITIVE, HandmadeRun.reference(HEDGE), "100.00", "2.1000", "EUR");
        run.accepted(POSITIVE).open();

        // Under a foreign reference it also lacks an attempt of its own.
        assertThat(run.violated(folder)).containsExactly(1, 2);
    }

    @Test
    void findsABetSentWithoutAttempt() throws Exception {
        run.offer(Offer.of("P-1")).take(POSITIVE).accepted(POSITIVE).open();

        assertThat(run.violated(folder)).containsExactly(2);
    }

    @Test
    void findsABetSentBeforeItsAttemptWasCommitted() throws Exception {
        run.offer(Offer.of("P-1")).take(POSITIVE).pass(Duration.ofSeconds(3)).attempt(POSITIVE);
        run.accepted(POSITIVE).open();

        assertThat(run.violated(folder)).containsExactly(2);
    }

    @Test
    void findsASendWithoutAttemptFromTheOutcomeAlone() throws Exception {
        run.offer(Offer.of("P-1")).accepted(POSITIVE).open().withoutLedger();

        assertThat(run.violated(folder)).containsExactly(2);
    }

    @Test
    void findsASendBeforeItsAttemptFromTheOutcomeAlone() throws Exception {
        run.offer(Offer.of("P-1"));
        Instant sentAt = run.now();
        run.pass(Duration.ofSeconds(3)).attempt(POSITIVE);
        run.outcome(POSITIVE, PlacementStatus.UNKNOWN, null, null, sentAt).open().withoutLedger();

        assertThat(run.violated(folder)).containsExactly(2);
    }

    @Test
    void findsAHedgeThatIsRequestedForAnExposureWithoutADecision() throws Exception {
        givenUpAndFound();
        requestHedge();

        assertThat(run.violated(folder)).containsExactly(2);
    }

    @Test
    void findsARequestOnOtherTermsThanItsDesksDecision() throws Exception {
        run.reconciled(Offer.of("P-1"), "P-1");
        PlaceBet made = run.order(POSITIVE);
        PlaceBet longer =
                new PlaceBet(
                        made.deskId(),
                        made.order(),
                        made.requestedAt(),
                        made.notAfter().plusSeconds(1),
                        made.callTimeout());
        run.log()
                .change(
                        HandmadeRun.REQUESTS,
                        0,
                        record -> HandmadeRun.with(record, Wire.standard().encode(longer)));

        assertThat(run.violated(folder)).containsExactly(2);
    }

    @Test
    void allowsARequestWhoseDecisionWasMadeWhileTheCheckRead() throws Exception {
        run.offer(Offer.of("P-1")).hedged("P-1").open();
        PlaceBet made = run.order(POSITIVE);
        BetOrder order = made.order();
        BetId next = BetId.parse("P-2/positive");
        run.append(
                HandmadeRun.REQUESTS,
                order.account().toString(),
                new PlaceBet(
                        "main",
                        new BetOrder(
                                next,
                                order.account(),
                                ClientReference.of("main", next),
                                order.eventId(),
                                order.marketId(),
                                order.selectionId(),
                                order.handicap(),
                                order.side(),
                                order.odds(),
                                order.stake()),
                        made.requestedAt(),
                        made.notAfter(),
                        made.callTimeout()));

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void findsWhatABookmakerSaidInATransactionThatWasAborted() throws Exception {
        run.reconciled(Offer.of("P-1"), "P-1");
        run.log().discardCopy(HandmadeRun.OUTCOMES, 0);

        assertThat(run.violated(folder)).containsExactly(8);
    }

    @Test
    void findsASendAfterNotAfter() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE).pass(Duration.ofSeconds(11));
        run.accepted(POSITIVE).open();

        assertThat(run.violated(folder)).containsExactly(3);
    }

    @Test
    void findsASendByAClockAnHourBehind() throws Exception {
        Instant anHourAgo = run.now().minus(Duration.ofHours(1));
        run.offer(Offer.of("P-1")).attempt(POSITIVE);
        run.outcome(POSITIVE, PlacementStatus.UNKNOWN, null, null, anHourAgo).open();

        // By its own word it was also sent before its attempt.
        assertThat(run.violated(folder)).containsExactly(2, 3);
    }

    @Test
    void findsASendAfterNotAfterWhoseRequestIsGone() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE).pass(Duration.ofSeconds(11));
        run.accepted(POSITIVE).open();
        run.log().truncate(HandmadeRun.REQUESTS, 1);

        assertThat(run.violated(folder)).containsExactly(3);
    }

    @Test
    void findsABetTakenTooLateThatNobodyShows() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE);
        run.refused(POSITIVE, PlacementStatus.NOT_PLACED).pass(Duration.ofSeconds(13));
        run.take(POSITIVE);

        assertThat(run.violated(folder)).containsExactly(3, 8);
    }

    @Test
    void findsAHedgeOnATimeOut() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE).pass(Duration.ofSeconds(20));
        DeskInput timer =
                new DeskInput.TimerDue(
                        "main", run.order(POSITIVE).order().bet(), TimerKind.OUTCOME, run.now(), 2);
        LogRecord cause = run.append(HandmadeRun.OUTCOMES, "main", timer);
        run.record(timer, cause, hedgeRequest()).open();

        assertThat(run.violated(folder)).containsExactly(4, 13);
    }

    @Test
    void findsAnAcceptanceThatNoBookmakerSpokeOf() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE);
        run.refused(POSITIVE, PlacementStatus.UNKNOWN);
        run.rewrite(DeskEvent.BetDoubted.class, events -> List.of(acceptance(), hedgeRequest()))
                .open();

        assertThat(run.violated(folder)).contains(4, 13);
    }

    @Test
    void findsABetInTheLedgerThatTheDeskTakesForRejected() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE).take(POSITIVE);
        run.refused(POSITIVE, PlacementStatus.REJECTED);

        assertThat(run.violated(folder)).containsExactly(8);
    }

    @Test
    void findsABetTakenForRejectedThoughItsPairIsAnExposure() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE).take(POSITIVE).accepted(POSITIVE);
        run.attempt(HEDGE).take(HEDGE).refused(HEDGE, PlacementStatus.REJECTED);
        assertThat(run.log().records(HandmadeRun.ALERTS)).hasSize(1);

        assertThat(run.violated(folder)).containsExactly(8);
    }

    @Test
    void findsABetInTheLedgerOfAPairThatNobodyKnows() throws Exception {
        run.offer(Offer.of("P-1")).hedged("P-1").open();
        run.ledger("P-9/positive", HandmadeRun.reference("P-9/positive"), "1.00", "2", "EUR");
        run.pass(Duration.ofMinutes(11)).offer(Offer.of("P-2"));

        // The desk is not known either, so the reference cannot be that of the bet.
        assertThat(run.violated(folder)).containsExactly(1, 2, 8);
    }

    @Test
    void findsAbsenceBelievedOnAnIncompleteAnswer() throws Exception {
        assertThat(afterLookup(false, Duration.ZERO).violated(folder)).containsExactly(11, 13);
    }

    @Test
    void findsAbsenceBelievedTooEarly() throws Exception {
        assertThat(afterLookup(true, Duration.ofMinutes(5)).violated(folder))
                .containsExactly(11, 13);
    }

    @Test
    void findsASecondRequestOfABetInDoubt() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE);
        run.refused(POSITIVE, PlacementStatus.UNKNOWN);
        PlaceBet order = run.order(POSITIVE);
        DeskEvent again =
                new DeskEvent.BetRequested(
                        order.order(), run.now(), order.notAfter(), order.callTimeout());
        run.rewrite(
                        DeskEvent.BetDoubted.class,
                        events -> {
                            events.add(again);
                            return events;
                        })
                .open();

        assertThat(run.violated(folder)).containsExactly(11, 13);
    }

    @Test
    void findsStakesThatDifferFromTheLedger() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE);
        run.take(POSITIVE, Money.of("60.00", "EUR"), Odds.of("2.1000"));
        run.accepted(POSITIVE).open();

        assertThat(run.violated(folder)).containsExactly(15);
    }

    @Test
    void findsAnAcceptedBetThatIsNotInTheLedger() throws Exception {
        run.reconciled(Offer.of("P-1"), "P-1").pass(Duration.ofSeconds(61));
        run.offer(Offer.of("P-2")).attempt("P-2/positive").accepted("P-2/positive");
        run.attempt("P-2/hedge").take("P-2/hedge").accepted("P-2/hedge");
        run.settle("P-2/positive", SettlementOutcome.WON);
        run.settle("P-2/hedge", SettlementOutcome.LOST);
        run.pass(Duration.ofSeconds(61)).reconciled(Offer.of("P-3"), "P-3");

        assertThat(run.violated(folder)).containsExactly(15);
    }

    @Test
    void findsAStakeInAnotherCurrencyThanTheBookmakerSaid() throws Exception {
        run.offer(Offer.of("P-1")).attempt(POSITIVE).take(POSITIVE);
        run.outcome(
                        POSITIVE,
                        PlacementStatus.ACCEPTED,
                        Money.of("100.00", "USD"),
                        Odds.of("2.1000"),
                        run.now())
                .open();
        run.rewrite(
                DeskEvent.BetExecuted.class,
                events -> {
                    events.set(0, acceptance());
                    return events;
                });

        assertThat(run.violated(folder)).containsExactly(13, 15);
    }

    @Test
    void findsAResultThatTheBetsDoNotMake() throws Exception {
        run.reconciled(Offer.of("P-1"), "P-1");
        run.rewrite(
                DeskEvent.PairReconciled.class,
                events ->
                        events.stream()
                                .map(
                                        event ->
                                                event instanceof DeskEvent.PairReconciled e
                                                        ? new DeskEvent.PairReconciled(
                                                                e.pairId(),
                                                                e.result(),
                                                                e.expectedProfit(),
                                                                Money.of("7.57", "EUR"))
                                                        : event)
                                .toList());

        assertThat(run.violated(folder)).containsExactly(13, 15);
    }

    /** The positive leg is an exposure before it turns up. */
    private void givenUpAndFound() {
        run.offer(Offer.of("P-1")).attempt(POSITIVE).take(POSITIVE);
        run.refused(POSITIVE, PlacementStatus.UNKNOWN);
        while (run.log().records(HandmadeRun.ALERTS).isEmpty()) {
            run.ring("P-1");
        }
        run.lookedUp(POSITIVE, LookupResult.FOUND, true, run.now());
    }

    private void requestHedge() {
        DeskEvent.BetRequested hedge = hedgeRequest();
        run.append(
                HandmadeRun.REQUESTS,
                hedge.order().account().toString(),
                new PlaceBet(
                        "main",
                        hedge.order(),
                        hedge.requestedAt(),
                        hedge.notAfter(),
                        hedge.callTimeout()));
    }

    /** Nothing but "absent" was heard, and it was taken for proof. */
    private HandmadeRun afterLookup(boolean complete, Duration absenceAge) {
        run.offer(Offer.of("P-1")).attempt(POSITIVE);
        run.refused(POSITIVE, PlacementStatus.UNKNOWN).pass(Duration.ofSeconds(1));
        LookupOutcome lookup =
                new LookupOutcome(
                        "main",
                        run.order(POSITIVE).order().bet(),
                        LookupResult.ABSENT,
                        null,
                        null,
                        null,
                        complete,
                        run.now(),
                        absenceAge,
                        1,
                        null);
        LogRecord cause = run.append(HandmadeRun.OUTCOMES, "main", lookup);
        return run.record(
                new DeskInput.LookupReported(lookup),
                cause,
                new DeskEvent.BetExecuted(
                        run.order(POSITIVE).order().bet(),
                        run.order(POSITIVE).order().account(),
                        ExecutionStatus.ERROR,
                        null,
                        run.order(POSITIVE).order().stake(),
                        run.order(POSITIVE).order().odds(),
                        false,
                        false,
                        "absent"),
                new DeskEvent.TimerCleared("P-1"),
                new DeskEvent.ArbFailed("P-1", "absent"),
                new DeskEvent.PairClosed("P-1", run.now().plus(Duration.ofDays(7))));
    }

    private DeskEvent acceptance() {
        return new DeskEvent.BetExecuted(
                run.order(POSITIVE).order().bet(),
                run.order(POSITIVE).order().account(),
                ExecutionStatus.ACCEPTED,
                "T",
                run.order(POSITIVE).order().stake(),
                run.order(POSITIVE).order().odds(),
                false,
                false,
                null);
    }

    private DeskEvent.BetRequested hedgeRequest() {
        var positive = run.order(POSITIVE);
        var offer = Offer.of("P-1").at(run.now()).hedge();
        return new DeskEvent.BetRequested(
                new BetOrder(
                        BetId.parse(HEDGE),
                        offer.account(),
                        ClientReference.of("main", BetId.parse(HEDGE)),
                        "E-1",
                        offer.marketId(),
                        offer.selectionId(),
                        null,
                        offer.side(),
                        offer.odds(),
                        offer.stake()),
                run.now(),
                run.now().plus(Duration.ofSeconds(10)),
                positive.callTimeout());
    }
}
