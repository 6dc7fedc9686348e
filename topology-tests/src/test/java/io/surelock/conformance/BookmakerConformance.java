package io.surelock.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.CancelAnswer;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.conformance.Subject.Taken;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What any adapter must pass before real money goes through it. Extend it, say how each {@link
 * Situation} is played, and run it.
 */
public abstract class BookmakerConformance {

    private static final AccountId ACCOUNT = AccountId.parse("wl:prov:acc");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CALLERS = 16;

    /** An adapter to a bookmaker that does this with every bet. */
    protected abstract Subject open(Situation situation) throws Exception;

    /** What the bookmaker behind the adapter can never do. Every entry is a test not run. */
    protected Set<Situation> impossible() {
        return Set.of();
    }

    @Test
    void anAcceptedBetIsReportedAndFoundAtTheTermsOfTheBooks() {
        try (Subject subject = playing(Situation.NORMAL)) {
            BetOrder order = order("P-1/positive");
            assertThat(place(subject, order)).isInstanceOf(PlaceAnswer.Accepted.class);
            assertAcceptedAtTheTermsOfTheBooks(subject, order);
            assertThat(subject.writes()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_STAKE", "OTHER_ODDS"})
    void otherTermsThanAskedAreReportedAsTheBookmakerTookThem(Situation situation) {
        try (Subject subject = playing(situation)) {
            BetOrder order = order("P-1/positive");
            PlaceAnswer answer = place(subject, order);
            Taken taken = theOnlyBet(subject);
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            PlaceAnswer.Accepted.class,
                            accepted -> {
                                assertThat(accepted.stake()).isEqualTo(taken.stake());
                                assertThat(accepted.odds()).isEqualTo(taken.odds());
                            });
            assertThat(taken.stake().equals(order.stake()) && taken.odds().equals(order.odds()))
                    .as("the situation was played")
                    .isFalse();
            assertAcceptedAtTheTermsOfTheBooks(subject, order);
        }
    }

    @Test
    void aRefusedBetIsRejectedAndNotInTheBooks() {
        try (Subject subject = playing(Situation.REFUSED)) {
            assertThat(place(subject, order("P-1/positive")))
                    .isInstanceOf(PlaceAnswer.Rejected.class);
            assertThat(subject.books()).isEmpty();
            assertThat(subject.writes()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ACCEPTED_THEN_DROPPED",
                "ACCEPTED_THEN_SILENT",
                "ACCEPTED_THEN_ERROR",
                "TRUNCATED",
                "GARBAGE",
                "HUGE"
            })
    void aBetWithoutAReadableAnswerIsUnknownWrittenOnceAndFoundByLookup(Situation situation) {
        try (Subject subject = playing(situation)) {
            BetOrder order = order("P-1/positive");
            assertThat(place(subject, order)).isInstanceOf(PlaceAnswer.Unknown.class);
            assertThat(subject.writes()).isOne();
            assertAcceptedAtTheTermsOfTheBooks(subject, order);
        }
    }

    /** A kept connection that breaks is what makes HTTP clients send again. */
    @Test
    void aBetIsWrittenOnceWhenAConnectionThatWasUsedBeforeBreaks() {
        try (Subject subject = playing(Situation.DROPPED)) {
            BetOrder order = order("P-1/positive");
            for (int i = 0; i < 3; i++) {
                lookup(subject, order);
            }
            assertThat(place(subject, order)).isInstanceOf(PlaceAnswer.Unknown.class);
            assertThat(subject.writes()).isOne();
            assertThat(subject.books()).isEmpty();
        }
    }

    @Test
    void absenceIsNeverProvedOfABetThatIsHiddenAtFirst() {
        try (Subject subject = playing(Situation.HIDDEN_AT_FIRST)) {
            BetOrder order = order("P-1/positive");
            place(subject, order);
            Instant sent = Instant.now();
            Duration age = subject.bookmaker().capabilities().absenceAge();
            List<LookupAnswer> answers = new ArrayList<>();
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                answers.add(lookup(subject, order));
                                return answers.getLast() instanceof LookupAnswer.Found;
                            });
            assertThat(answers.getFirst())
                    .as("the situation was played")
                    .isNotInstanceOf(LookupAnswer.Found.class);
            assertThat(answers).noneMatch(answer -> proves(answer, sent, age));
        }
    }

    @Test
    void aReferenceIsUsedOnceWithinTheDuplicateWindow() {
        try (Subject subject = playing(Situation.NORMAL)) {
            assumeThat(subject.bookmaker().capabilities().duplicateWindow()).isPositive();
            BetOrder order = order("P-1/positive");
            place(subject, order);
            assertThat(place(subject, order)).isInstanceOf(PlaceAnswer.Duplicate.class);
            assertThat(subject.books()).hasSize(1);
        }
    }

    @Test
    void ofManyPlacementsOfOneReferenceAtOnceOneIsTaken() throws Exception {
        try (Subject subject = playing(Situation.NORMAL);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assumeThat(subject.bookmaker().capabilities().duplicateWindow()).isPositive();
            BetOrder order = order("P-1/positive");
            List<Future<PlaceAnswer>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(threads.submit(() -> place(subject, order)));
            }
            assertThat(accepted(calls)).isOne();
            assertThat(subject.books()).hasSize(1);
            assertThat(subject.writes()).isEqualTo(CALLERS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "SESSION_ENDED"})
    void aBetThatCertainlyDidNotGetThereIsNotPlacedAndNotTriedAgain(Situation situation) {
        try (Subject subject = playing(situation)) {
            assertThat(place(subject, order("P-1/positive")))
                    .isInstanceOf(PlaceAnswer.NotPlaced.class);
            assertThat(subject.writes()).isOne();
            assertThat(subject.books()).isEmpty();
        }
    }

    @Test
    void anAcceptanceStandsAlthoughTheSessionEndedAndIsAskedAboutInANewOne() {
        try (Subject subject = playing(Situation.SESSION_ENDED_AFTERWARDS)) {
            BetOrder order = order("P-1/positive");
            PlaceAnswer answer = place(subject, order);
            assertThat(answer).isInstanceOf(PlaceAnswer.Accepted.class);
            String ticket = ((PlaceAnswer.Accepted) answer).ticket();
            Bookmaker bookmaker = subject.bookmaker();
            assertThat(bookmaker.settlement(ACCOUNT, ticket).answer())
                    .isEqualTo(PollAnswer.SESSION_LOST);
            bookmaker.renewSession(ACCOUNT);
            assertThat(bookmaker.settlement(ACCOUNT, ticket).answer())
                    .isNotIn(PollAnswer.SESSION_LOST, PollAnswer.ERROR);
            assertThat(subject.writes()).isOne();
        }
    }

    @Test
    void aLateBetIsRefusedWhereTheCapabilitiesSaySo() {
        try (Subject subject = playing(Situation.NORMAL)) {
            assumeThat(subject.bookmaker().capabilities().refusesLate()).isTrue();
            Instant past = Instant.now().minusSeconds(60);
            assertThat(subject.bookmaker().place(order("P-1/positive"), past))
                    .isInstanceOf(PlaceAnswer.NotPlaced.class);
            assertThat(subject.books()).isEmpty();
        }
    }

    @Test
    void aCancelledReferenceNeverBecomesABet() {
        try (Subject subject = cancelling()) {
            BetOrder order = order("P-1/positive");
            assertThat(subject.bookmaker().cancel(ACCOUNT, order.reference()))
                    .isInstanceOf(CancelAnswer.Cancelled.class);
            assertThat(place(subject, order)).isInstanceOf(PlaceAnswer.NotPlaced.class);
            assertThat(subject.books()).isEmpty();
        }
    }

    @Test
    void aReferenceThatWasUsedIsNotCancelled() {
        try (Subject subject = cancelling()) {
            BetOrder order = order("P-1/positive");
            place(subject, order);
            assertThat(subject.bookmaker().cancel(ACCOUNT, order.reference()))
                    .isInstanceOf(CancelAnswer.Used.class);
            assertAcceptedAtTheTermsOfTheBooks(subject, order);
        }
    }

    @Test
    void whoeverCannotCancelSaysThatNothingIsKnown() {
        try (Subject subject = playing(Situation.NORMAL)) {
            assumeThat(subject.bookmaker().capabilities().cancels()).isFalse();
            assertThat(subject.bookmaker().cancel(ACCOUNT, order("P-1/positive").reference()))
                    .isInstanceOf(CancelAnswer.Unknown.class);
        }
    }

    @Test
    void anUnknownTicketIsAnError() {
        try (Subject subject = playing(Situation.NORMAL)) {
            assertThat(subject.bookmaker().settlement(ACCOUNT, "no such ticket").answer())
                    .isEqualTo(PollAnswer.ERROR);
        }
    }

    @Test
    void theCapabilitiesAreTheSameForAWholeLife() {
        try (Subject subject = playing(Situation.NORMAL)) {
            Capabilities before = subject.bookmaker().capabilities();
            place(subject, order("P-1/positive"));
            assertThat(subject.bookmaker().capabilities()).isEqualTo(before);
            assertThat(before.absenceAge()).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(before.duplicateWindow()).isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }

    private Subject playing(Situation situation) {
        assumeThat(impossible()).doesNotContain(situation);
        try {
            return open(situation);
        } catch (Exception e) {
            throw new AssertionError("The situation " + situation + " cannot be played", e);
        }
    }

    private Subject cancelling() {
        Subject subject = playing(Situation.NORMAL);
        if (!subject.bookmaker().capabilities().cancels()) {
            subject.close();
        }
        assumeThat(subject.bookmaker().capabilities().cancels()).isTrue();
        return subject;
    }

    private static BetOrder order(String bet) {
        BetId id = BetId.parse(bet);
        return new BetOrder(
                id,
                ACCOUNT,
                ClientReference.of("main", id),
                "event-1",
                "market-1",
                "over",
                null,
                Side.BACK,
                Odds.of("2.1000"),
                Money.of("100.00", "EUR"));
    }

    private static PlaceAnswer place(Subject subject, BetOrder order) {
        return subject.bookmaker().place(order, Instant.now().plus(PATIENCE));
    }

    private static LookupAnswer lookup(Subject subject, BetOrder order) {
        return subject.bookmaker().lookup(order.account(), order.reference());
    }

    private static Taken theOnlyBet(Subject subject) {
        assertThat(subject.books()).hasSize(1);
        return subject.books().getFirst();
    }

    private static void assertAcceptedAtTheTermsOfTheBooks(Subject subject, BetOrder order) {
        Taken taken = theOnlyBet(subject);
        assertThat(taken.reference()).isEqualTo(order.reference());
        assertThat(lookup(subject, order))
                .isInstanceOfSatisfying(
                        LookupAnswer.Found.class,
                        found -> {
                            assertThat(found.stake()).isEqualTo(taken.stake());
                            assertThat(found.odds()).isEqualTo(taken.odds());
                        });
    }

    private static boolean proves(LookupAnswer answer, Instant sent, Duration age) {
        return answer instanceof LookupAnswer.Absent absent
                && absent.complete()
                && !absent.asOf().isBefore(sent.plus(age));
    }

    private static int accepted(List<Future<PlaceAnswer>> calls)
            throws InterruptedException, ExecutionException {
        int accepted = 0;
        for (Future<PlaceAnswer> call : calls) {
            accepted += call.get() instanceof PlaceAnswer.Accepted ? 1 : 0;
        }
        return accepted;
    }
}
