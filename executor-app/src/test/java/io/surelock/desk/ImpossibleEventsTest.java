package io.surelock.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.exposure.ExposureReason;
import io.surelock.desk.exposure.Resolution;
import io.surelock.desk.pair.TimerKind;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PairResult;
import io.surelock.settlement.PollPlan;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Folding is loud: an event that cannot have been decided on a state throws. */
class ImpossibleEventsTest {

    private static final Instant NOW = TestDesk.START;
    private static final BetId POSITIVE = BetId.parse("P-1/positive");
    private static final BetId HEDGE = BetId.parse("P-1/hedge");
    private static final AccountId ALPHA = AccountId.parse(Offer.ALPHA);
    private static final Money STAKE = Money.of("100.00", "EUR");
    private static final Odds ODDS = Odds.of("2.1");
    private static final Set<Situation> IN_FLIGHT =
            EnumSet.of(
                    Situation.POSITIVE_REQUESTED,
                    Situation.POSITIVE_IN_DOUBT,
                    Situation.HEDGE_REQUESTED,
                    Situation.HEDGE_IN_DOUBT);

    @TestFactory
    List<DynamicTest> refuses() {
        return List.of(
                everywhere("a second request of a positive bet", requested(POSITIVE)),
                onlyIn("a request of a hedge", requested(HEDGE)),
                onlyIn(
                        "a refusal of a positive bet",
                        executed(POSITIVE, ExecutionStatus.REJECTED),
                        Situation.POSITIVE_REQUESTED,
                        Situation.POSITIVE_IN_DOUBT),
                onlyIn(
                        "a hedge that is proven absent",
                        executed(HEDGE, ExecutionStatus.ERROR),
                        Situation.HEDGE_REQUESTED,
                        Situation.HEDGE_IN_DOUBT),
                onlyIn(
                        "a positive bet accepted",
                        executed(POSITIVE, ExecutionStatus.ACCEPTED),
                        Situation.POSITIVE_REQUESTED,
                        Situation.POSITIVE_IN_DOUBT,
                        Situation.POSITIVE_GIVEN_UP,
                        Situation.FAILED,
                        Situation.LAPSED),
                onlyIn(
                        "doubt about a hedge",
                        new DeskEvent.BetDoubted(HEDGE, NOW, NOW),
                        Situation.HEDGE_REQUESTED),
                onlyIn(
                        "the second lookup of a positive bet",
                        lookup(POSITIVE, 2),
                        Situation.POSITIVE_IN_DOUBT),
                everywhere("a lookup that leaves a number out", lookup(POSITIVE, 3)),
                onlyIn(
                        "a later deadline",
                        new DeskEvent.LookupDeadlineExtended(POSITIVE, NOW.plusSeconds(121)),
                        Situation.POSITIVE_IN_DOUBT),
                everywhere(
                        "a deadline that is no later",
                        new DeskEvent.LookupDeadlineExtended(POSITIVE, NOW.plusSeconds(120))),
                onlyIn(
                        "a hedge given up",
                        new DeskEvent.BetGivenUp(HEDGE),
                        Situation.HEDGE_IN_DOUBT),
                onlyIn(
                        "a timer",
                        new DeskEvent.TimerSet("P-1", TimerKind.LOOKUP, Leg.HEDGE, NOW, 9),
                        IN_FLIGHT.toArray(Situation[]::new)),
                onlyIn(
                        "a pair completed",
                        new DeskEvent.PairCompleted("P-1"),
                        IN_FLIGHT.toArray(Situation[]::new)),
                onlyIn(
                        "a success",
                        new DeskEvent.ArbSucceeded("P-1"),
                        Situation.HEDGED,
                        Situation.RECONCILED,
                        Situation.RECONCILED_CLOSED),
                onlyIn(
                        "a positive bet settled",
                        new DeskEvent.BetSettled(POSITIVE, SettlementOutcome.WON),
                        acceptedAndComplete()),
                onlyIn("a watch begun", watched(), acceptedAndComplete()),
                onlyIn(
                        "a bet unresolved",
                        new DeskEvent.BetUnresolved(POSITIVE, 120),
                        acceptedAndComplete()),
                everywhere("a reconciliation of what is reconciled or not settled", reconciled()),
                everywhere("an update of another exposure", updated()),
                onlyIn(
                        "an exposure resolved",
                        new DeskEvent.ExposureResolved(
                                exposure().resolved(new Resolution("dana", NOW, ""), 9)),
                        Situation.HEDGE_REFUSED,
                        Situation.POSITIVE_GIVEN_UP,
                        Situation.HEDGE_GIVEN_UP),
                onlyIn(
                        "a hold released",
                        new DeskEvent.AccountReleased(ALPHA, "P-1"),
                        Situation.HEDGE_REFUSED,
                        Situation.POSITIVE_GIVEN_UP,
                        Situation.HEDGE_GIVEN_UP),
                everywhere("a resume", new DeskEvent.DeskResumed("over", "dana")));
    }

    @Test
    void refusesToOpenAPairTwice() {
        refuse(Situation.POSITIVE_REQUESTED, opened(Offer.of("P-1")));
    }

    @Test
    void refusesToOpenAPairOnAnAccountInFlight() {
        refuse(Situation.HEDGE_REQUESTED, opened(Offer.of("P-2")));
    }

    @Test
    void refusesToOpenAPairOnAnAccountOnHold() {
        refuse(Situation.HEDGE_REFUSED, opened(Offer.of("P-2")));
    }

    @Test
    void refusesToShortenACooldown() {
        refuse(
                Situation.HEDGED,
                new DeskEvent.CooldownStarted(ALPHA, "P-1", NOW, NOW.plusSeconds(60)));
    }

    @Test
    void refusesToHoldAnAccountTwiceForOnePair() {
        refuse(Situation.HEDGE_REFUSED, new DeskEvent.AccountHeld(ALPHA, "P-1"));
    }

    @Test
    void refusesASecondExposureOfAPairWhileTheFirstIsOpen() {
        refuse(Situation.HEDGE_REFUSED, new DeskEvent.ExposureRaised(exposure()));
    }

    @Test
    void refusesToCloseAPairWithAnOpenExposure() {
        refuse(Situation.HEDGE_REFUSED, new DeskEvent.PairClosed("P-1", NOW));
    }

    @Test
    void refusesToCloseAPairTwice() {
        refuse(Situation.FAILED, new DeskEvent.PairClosed("P-1", NOW));
    }

    @Test
    void refusesToEndAWatchTwice() {
        refuse(Situation.RECONCILED_CLOSED, new DeskEvent.BetWatchEnded(POSITIVE));
    }

    @Test
    void refusesToDecideACommandTwice() {
        refuse(Situation.RESOLVED, new DeskEvent.CommandDecided("C-1"));
    }

    @Test
    void refusesToFailAPairWhosePositiveBetIsAccepted() {
        refuse(Situation.HEDGE_REQUESTED, new DeskEvent.ArbFailed("P-1", ""));
    }

    @Test
    void refusesAnEmergencyOfAPairThatDoesNotExist() {
        refuse(Situation.NOTHING_KNOWN, new DeskEvent.ArbEmergency("P-1", ""));
    }

    @Test
    void refusesToSkipAJournalEntry() {
        DeskState desk = Situation.HEDGED.desk().view().desk();

        assertThatIllegalStateException()
                .isThrownBy(() -> desk.advanced(desk.sequence() + 2, Digest.ZERO, NOW));
    }

    @Test
    void decidesAtWholeMicrosecondsAndNeverBackInTime() {
        DeskState desk = Situation.HEDGED.desk().view().desk();

        assertThat(desk.notBefore(NOW.minusSeconds(1))).isEqualTo(NOW);
        assertThat(desk.notBefore(NOW.plusNanos(1_999))).isEqualTo(NOW.plusNanos(1_000));
    }

    private static DynamicTest everywhere(String what, DeskEvent event) {
        return onlyIn(what, event);
    }

    /** The event can follow in the situations given and in no other. */
    private static DynamicTest onlyIn(String what, DeskEvent event, Situation... possible) {
        return DynamicTest.dynamicTest(
                what,
                () -> {
                    Set<Situation> followed = new HashSet<>();
                    for (Situation situation : Situation.values()) {
                        if (canFollow(situation, event)) {
                            followed.add(situation);
                        }
                    }
                    assertThat(followed).containsExactlyInAnyOrder(possible);
                });
    }

    private static boolean canFollow(Situation situation, DeskEvent event) {
        try {
            DeskEvolver.evolve(MemoryBook.over(situation.desk().view()), event);
            return true;
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageMatching("(?s)(cannot follow|no such pair|not held|already).*");
            return false;
        }
    }

    private static void refuse(Situation situation, DeskEvent event) {
        MemoryBook book = MemoryBook.over(situation.desk().view());

        assertThatIllegalStateException().isThrownBy(() -> DeskEvolver.evolve(book, event));
    }

    private static Situation[] acceptedAndComplete() {
        return new Situation[] {
            Situation.HEDGED,
            Situation.HEDGE_REFUSED,
            Situation.HEDGE_GIVEN_UP,
            Situation.RESOLVED,
            Situation.RECONCILED,
            Situation.RECONCILED_CLOSED,
            Situation.EXPOSED_CLOSED
        };
    }

    private static DeskEvent opened(Offer offer) {
        return new DeskEvent.PairOpened(offer.at(NOW), Digest.ZERO);
    }

    private static DeskEvent requested(BetId bet) {
        BetOrder order =
                new BetOrder(
                        bet,
                        ALPHA,
                        ClientReference.of("main", bet),
                        "E-1",
                        "m1",
                        "over",
                        null,
                        Side.BACK,
                        ODDS,
                        STAKE);
        return new DeskEvent.BetRequested(order, NOW, NOW.plusSeconds(10), Duration.ofSeconds(8));
    }

    private static DeskEvent executed(BetId bet, ExecutionStatus status) {
        return new DeskEvent.BetExecuted(
                bet, ALPHA, status, "ticket", STAKE, ODDS, false, false, null);
    }

    private static DeskEvent lookup(BetId bet, int number) {
        return new DeskEvent.LookupRequested(
                bet, ALPHA, ClientReference.of("main", bet), number, NOW);
    }

    private static DeskEvent watched() {
        return new DeskEvent.BetWatched(POSITIVE, ALPHA, "ticket", NOW, PollPlan.DEFAULT);
    }

    private static DeskEvent reconciled() {
        return new DeskEvent.PairReconciled("P-1", PairResult.EXPECTED, Decimal4.of("1"), STAKE);
    }

    private static DeskEvent updated() {
        return new DeskEvent.ExposureUpdated(exposure());
    }

    /** An exposure of the pair that nobody raised. */
    private static Exposure exposure() {
        Exposure real = Situation.HEDGE_REFUSED.desk().exposure("P-1");
        return new Exposure(
                "main-99-0",
                "P-1",
                "main",
                ExposureReason.RESETTLED,
                real.positive(),
                real.hedge(),
                real.expectedProfit(),
                null,
                STAKE,
                NOW,
                99,
                null);
    }
}
