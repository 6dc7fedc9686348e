package io.surelock.bookmaker.paper;

import static io.surelock.bookmaker.paper.PaperOrders.NOON;
import static io.surelock.bookmaker.paper.PaperOrders.NOT_AFTER;
import static io.surelock.bookmaker.paper.PaperOrders.order;
import static io.surelock.bookmaker.paper.PaperOrders.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.BetId;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class PaperBookTest {

    private static final String BET = "P-1/positive";
    private static final BetId ID = BetId.parse(BET);
    private static final BetOrder ORDER = order(BET);

    @Test
    void acceptsTheWholeStakeAtTheOddsAskedUnlessToldOtherwise() {
        PaperBook book = PaperBook.acceptingAll();

        DelayedAnswer answer = book.place(ORDER, NOT_AFTER, NOON);

        assertThat(answer.after()).isZero();
        assertThat(answer.answer())
                .isEqualTo(new PlaceAnswer.Accepted(ticket(), ORDER.stake(), ORDER.odds()));
        assertThat(book.ledger())
                .containsExactly(new PaperBet(ORDER, ticket(), ORDER.stake(), ORDER.odds(), NOON));
    }

    @Test
    void keepsNothingInTheBooksOfABetItRejected() {
        PaperBook book = scripted(BET, BetScript.DEFAULT.placing(PlaceScript.REJECT, "ODDS"));

        assertThat(place(book)).isEqualTo(new PlaceAnswer.Rejected("ODDS"));
        assertThat(book.ledger()).isEmpty();
        assertThat(book.lookup(ORDER.reference(), NOON))
                .isEqualTo(new LookupAnswer.Absent(true, NOON));
        assertThat(book.sends(ID)).isEqualTo(1);
    }

    @Test
    void saysThatABetWithAnErrorIsCertainlyNotPlaced() {
        PaperBook book = scripted(BET, BetScript.DEFAULT.placing(PlaceScript.ERROR, null));

        assertThat(place(book)).isInstanceOf(PlaceAnswer.NotPlaced.class);
        assertThat(book.ledger()).isEmpty();
    }

    @Test
    void aTimedOutBetThatIsFoundWasInTheBooksFromTheSend() {
        PaperBook book = scripted(BET, timeout().lookingUp(LookupScript.FOUND).matching("60.00"));

        assertThat(place(book)).isInstanceOf(PlaceAnswer.Unknown.class);
        assertThat(book.ledger()).hasSize(1);
        assertThat(book.lookup(ORDER.reference(), NOON))
                .isEqualTo(
                        new LookupAnswer.Found(ticket(), Money.of("60.00", "EUR"), ORDER.odds()));
    }

    @Test
    void aTimedOutBetThatIsAbsentIsProvenAbsentAsOfNow() {
        PaperBook book = scripted(BET, timeout().lookingUp(LookupScript.ABSENT));
        place(book);

        assertThat(book.lookup(ORDER.reference(), NOON.plusSeconds(7)))
                .isEqualTo(new LookupAnswer.Absent(true, NOON.plusSeconds(7)));
        assertThat(book.ledger()).isEmpty();
    }

    @Test
    void aTimedOutBetStaysInDoubtUnlessToldOtherwise() {
        PaperBook book = scripted(BET, timeout());
        place(book);

        assertThat(book.lookup(ORDER.reference(), NOON))
                .isInstanceOf(LookupAnswer.Inconclusive.class);
        assertThat(book.ledger()).isEmpty();
    }

    @Test
    void aDelayedAcceptanceIsInTheBooksBeforeItsAnswerComes() {
        PaperBook book = scripted(BET, BetScript.DEFAULT.answeringAfter(Duration.ofSeconds(3)));

        DelayedAnswer answer = book.place(ORDER, NOT_AFTER, NOON);

        assertThat(answer.after()).isEqualTo(Duration.ofSeconds(3));
        assertThat(book.lookup(ORDER.reference(), NOON)).isInstanceOf(LookupAnswer.Found.class);
    }

    @Test
    void aLookupMaySayOtherThanTheBooks() {
        PaperBook book = scripted(BET, BetScript.DEFAULT.lookingUp(LookupScript.ABSENT));
        place(book);

        assertThat(book.lookup(ORDER.reference(), NOON)).isInstanceOf(LookupAnswer.Absent.class);
        assertThat(book.ledger()).hasSize(1);
    }

    @Test
    void aReferenceNeverSentIsAbsent() {
        assertThat(PaperBook.acceptingAll().lookup(ORDER.reference(), NOON))
                .isEqualTo(new LookupAnswer.Absent(true, NOON));
    }

    @Test
    void refusesASecondSendAsDuplicateAndCountsIt() {
        PaperBook book = PaperBook.acceptingAll();
        place(book);

        assertThat(place(book)).isInstanceOf(PlaceAnswer.Duplicate.class);
        assertThat(book.sends(ID)).isEqualTo(2);
        assertThat(book.allSends()).containsExactly(java.util.Map.entry(ID, 2));
        assertThat(book.ledger()).hasSize(1);
    }

    @Test
    void takesABetAtItsLastInstantAndNotAMillisecondLater() {
        PaperBook inTime = PaperBook.acceptingAll();
        PaperBook late = PaperBook.acceptingAll();

        assertThat(inTime.place(ORDER, NOT_AFTER, NOT_AFTER).answer())
                .isInstanceOf(PlaceAnswer.Accepted.class);
        assertThat(late.place(ORDER, NOT_AFTER, NOT_AFTER.plusMillis(1)).answer())
                .isInstanceOf(PlaceAnswer.NotPlaced.class);
        assertThat(late.sends(ID)).isEqualTo(1);
        assertThat(late.ledger()).isEmpty();
    }

    @Test
    void matchesAPartOfTheStakeAndNeverMoreThanAllOfIt() {
        assertThat(matched("60.00")).isEqualTo(Money.of("60.00", "EUR"));
        assertThat(matched("60.009")).isEqualTo(Money.of("60.00", "EUR"));
        assertThat(matched("0.001")).isEqualTo(Money.of("0.01", "EUR"));
        assertThat(matched("100.00")).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(matched("100.01")).isEqualTo(Money.of("100.00", "EUR"));
    }

    @Test
    void takesABetAtOtherOddsThanAsked() {
        PaperBook book = scripted(BET, BetScript.DEFAULT.at(Odds.of("2.0500")));

        assertThat(place(book))
                .isEqualTo(new PlaceAnswer.Accepted(ticket(), ORDER.stake(), Odds.of("2.0500")));
    }

    @Test
    void settlesByDefaultAtTheSecondPollPositiveWonAndHedgeLost() {
        PaperBook book = PaperBook.acceptingAll();

        assertThat(polls(book, order("P-1/positive"), 3))
                .containsExactly(PollAnswer.PENDING, PollAnswer.WON, PollAnswer.WON);
        assertThat(polls(book, order("P-1/hedge"), 3))
                .containsExactly(PollAnswer.PENDING, PollAnswer.LOST, PollAnswer.LOST);
        assertThat(book.polls(ID)).isEqualTo(3);
    }

    @Test
    void settlesByItsScriptWhoseLastAnswerRepeats() {
        PaperBook book =
                scripted(BET, BetScript.DEFAULT.settling(PollAnswer.SESSION_LOST, PollAnswer.VOID));

        assertThat(polls(book, ORDER, 3))
                .containsExactly(PollAnswer.SESSION_LOST, PollAnswer.VOID, PollAnswer.VOID);
    }

    @Test
    void settlesByTheSourceWhereTheScriptIsSilent() {
        PaperBook book =
                new PaperBook(ScriptSource.ACCEPT_ALL, order -> List.of(PollAnswer.HALF_WON));

        assertThat(polls(book, ORDER, 1)).containsExactly(PollAnswer.HALF_WON);
    }

    @Test
    void answersErrorToATicketItDoesNotKnow() {
        assertThat(PaperBook.acceptingAll().settlement("T-0").answer()).isEqualTo(PollAnswer.ERROR);
    }

    @Test
    void acceptsOneOfManySendsOfTheSameReferenceAtOnce() throws Exception {
        PaperBook book = PaperBook.acceptingAll();
        List<PlaceAnswer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<PlaceAnswer> send = () -> place(book);
            answers =
                    threads.invokeAll(IntStream.range(0, 100).mapToObj(_ -> send).toList()).stream()
                            .map(future -> future.resultNow())
                            .toList();
        }

        assertThat(answers).filteredOn(PlaceAnswer.Accepted.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(PlaceAnswer.Duplicate.class::isInstance).hasSize(99);
        assertThat(book.sends(ID)).isEqualTo(100);
    }

    @Test
    void refusesAScriptThatMatchesNothing() {
        assertThatThrownBy(() -> BetScript.DEFAULT.matching("0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("over 0");
    }

    private static BetScript timeout() {
        return BetScript.DEFAULT.placing(PlaceScript.TIMEOUT, null);
    }

    private static PlaceAnswer place(PaperBook book) {
        return book.place(ORDER, NOT_AFTER, NOON).answer();
    }

    private static Money matched(String amount) {
        PlaceAnswer answer = place(scripted(BET, BetScript.DEFAULT.matching(amount)));
        return ((PlaceAnswer.Accepted) answer).stake();
    }

    private static List<PollAnswer> polls(PaperBook book, BetOrder order, int count) {
        PlaceAnswer placed = book.place(order, NOT_AFTER, NOON).answer();
        String ticket = ((PlaceAnswer.Accepted) placed).ticket();
        return IntStream.range(0, count).mapToObj(_ -> book.settlement(ticket).answer()).toList();
    }

    private static String ticket() {
        return "T-" + ORDER.reference().value().substring(0, 16);
    }
}
