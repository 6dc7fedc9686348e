package io.surelock.bookmaker.server.book;

import static io.surelock.bookmaker.server.TestSlips.ACCOUNT;
import static io.surelock.bookmaker.server.TestSlips.NOON;
import static io.surelock.bookmaker.server.TestSlips.NOT_AFTER;
import static io.surelock.bookmaker.server.TestSlips.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.AccountId;
import io.surelock.bookmaker.server.script.Abilities;
import io.surelock.bookmaker.server.script.BetPlan;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.Fault;
import io.surelock.settlement.PollAnswer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BookTest {

    private static final Slip SLIP = slip("P-1/positive");
    private static final BookmakerScript GOOD = BookmakerScript.DEFAULT;

    @Test
    void takesABetAsAskedAndHandsItOverToBeWrittenOnce() {
        Book book = new Book(GOOD);

        LedgerEntry.Bet bet = taken(book.place(SLIP, NOON));

        assertThat(bet.stake()).isEqualTo(SLIP.stake());
        assertThat(bet.odds()).isEqualTo(SLIP.odds());
        assertThat(bet.at()).isEqualTo(NOON);
        assertThat(book.takeUnwritten()).containsExactly(bet);
        assertThat(book.takeUnwritten()).isEmpty();
    }

    @Test
    void answersASecondSendWithTheBetItHas() {
        Book book = new Book(GOOD);
        LedgerEntry.Bet bet = taken(book.place(SLIP, NOON));
        book.takeUnwritten();

        assertThat(book.place(SLIP, NOON.plusSeconds(1))).isEqualTo(new Placing.Duplicate(bet));
        assertThat(book.takeUnwritten()).isEmpty();
    }

    @Test
    void knowsADuplicateEvenAfterNotAfter() {
        Book book = new Book(GOOD);
        LedgerEntry.Bet bet = taken(book.place(SLIP, NOON));

        assertThat(book.place(SLIP, NOT_AFTER.plusSeconds(60)))
                .isEqualTo(new Placing.Duplicate(bet));
    }

    @Test
    void takesAReferenceAgainWhenItsWindowIsOver() {
        Book book = new Book(able(Duration.ofSeconds(5), true, true, Duration.ZERO));
        taken(book.place(SLIP, NOON));

        assertThat(book.place(SLIP, NOON.plusMillis(4_999))).isInstanceOf(Placing.Duplicate.class);
        LedgerEntry.Bet second = taken(book.place(SLIP, NOON.plusSeconds(5)));

        assertThat(second.ticket()).endsWith("-2");
        assertThat(book.size()).isEqualTo(2);
    }

    @Test
    void takesEverySendWithoutAWindow() {
        Book book = new Book(able(null, true, true, Duration.ZERO));

        assertThat(taken(book.place(SLIP, NOON)).ticket())
                .isNotEqualTo(taken(book.place(SLIP, NOON)).ticket());
    }

    @Test
    void refusesABetThatWouldBeWrittenAfterNotAfter() {
        Book book = new Book(GOOD);

        assertThat(book.place(SLIP, NOT_AFTER.plusNanos(1))).isInstanceOf(Placing.Refused.class);
        assertThat(book.size()).isZero();
        taken(book.place(SLIP, NOT_AFTER));
    }

    @Test
    void takesALateBetIfItCannotTell() {
        Book book = new Book(able(Abilities.FOR_EVER, false, true, Duration.ZERO));

        taken(book.place(SLIP, NOT_AFTER.plusSeconds(3_600)));
    }

    @Test
    void refusesACancelledReferenceForEver() {
        Book book = new Book(GOOD);

        assertThat(book.cancel(ACCOUNT, SLIP.reference(), NOON)).isEqualTo(Cancelling.CANCELLED);
        assertThat(book.takeUnwritten())
                .containsExactly(new LedgerEntry.Fence(NOON, SLIP.reference(), ACCOUNT));
        assertThat(book.cancel(ACCOUNT, SLIP.reference(), NOON)).isEqualTo(Cancelling.CANCELLED);
        assertThat(book.takeUnwritten()).isEmpty();
        assertThat(book.place(SLIP, NOON)).isInstanceOf(Placing.Refused.class);
    }

    @Test
    void doesNotCancelAReferenceThatHasABet() {
        Book book = new Book(GOOD);
        taken(book.place(SLIP, NOON));

        assertThat(book.cancel(ACCOUNT, SLIP.reference(), NOON)).isEqualTo(Cancelling.USED);
    }

    @Test
    void doesNothingWhereItCannotCancel() {
        Book book = new Book(able(Abilities.FOR_EVER, true, false, Duration.ZERO));

        assertThat(book.cancel(ACCOUNT, SLIP.reference(), NOON)).isEqualTo(Cancelling.UNSUPPORTED);
        taken(book.place(SLIP, NOON));
    }

    @Test
    void neverSpeaksOfAnInstantWhoseBetsItCannotShow() {
        Duration delay = Duration.ofSeconds(2);
        Book book = new Book(able(Abilities.FOR_EVER, true, true, delay));
        LedgerEntry.Bet bet = taken(book.place(SLIP, NOON));

        Finding early = book.lookup(ACCOUNT, SLIP.reference(), NOON.plusMillis(1_999));
        Finding then = book.lookup(ACCOUNT, SLIP.reference(), NOON.plus(delay));

        assertThat(early).isEqualTo(new Finding.Absent(true, NOON.minusMillis(1), null));
        assertThat(then).isEqualTo(new Finding.Found(bet));
    }

    @Test
    void doesNotCallItsAnswerCompleteWhileAFaultHidesTheBet() {
        Book book = new Book(planned(Fault.NOT_FOUND_AT_FIRST));
        taken(book.place(SLIP, NOON));
        Duration hidden = GOOD.timing().notFound();

        assertThat(book.lookup(ACCOUNT, SLIP.reference(), NOON))
                .isEqualTo(new Finding.Absent(false, NOON, Fault.NOT_FOUND_AT_FIRST));
        assertThat(book.place(SLIP, NOON)).isEqualTo(new Placing.Duplicate(null));
        assertThat(book.lookup(ACCOUNT, SLIP.reference(), NOON.plus(hidden)))
                .isInstanceOf(Finding.Found.class);
    }

    @Test
    void callsABetAbsentThatItHasWhenToldTo() {
        Book book = new Book(planned(Fault.ABSENT_AT_FIRST));
        taken(book.place(SLIP, NOON));
        Duration hidden = GOOD.timing().notFound();

        assertThat(book.lookup(ACCOUNT, SLIP.reference(), NOON))
                .isEqualTo(new Finding.Absent(true, NOON, Fault.ABSENT_AT_FIRST));
        assertThat(book.lookup(ACCOUNT, SLIP.reference(), NOON.plus(hidden)))
                .isInstanceOf(Finding.Found.class);
    }

    @Test
    void keepsAccountsApart() {
        Book book = new Book(GOOD);
        LedgerEntry.Bet bet = taken(book.place(SLIP, NOON));
        AccountId other = AccountId.parse("wl:prov:other");

        assertThat(book.lookup(other, SLIP.reference(), NOON)).isInstanceOf(Finding.Absent.class);
        assertThat(book.settlement(other, bet.ticket(), NOON)).isEmpty();
    }

    @Test
    void takesLessOrWorseWhenToldTo() {
        LedgerEntry.Bet less = taken(new Book(planned(Fault.WRONG_STAKE)).place(SLIP, NOON));
        LedgerEntry.Bet worse = taken(new Book(planned(Fault.WRONG_ODDS)).place(SLIP, NOON));

        assertThat(less.stake()).hasToString("50.00 EUR");
        assertThat(worse.odds()).hasToString("2.0450");
    }

    @Test
    void settlesByTheAgeOfTheBetWhateverTheNumberOfPolls() {
        Book book = new Book(GOOD);
        String ticket = taken(book.place(SLIP, NOON)).ticket();

        assertThat(polled(book, ticket, NOON)).isEqualTo(PollAnswer.PENDING);
        assertThat(polled(book, ticket, NOON.plusMillis(1_999))).isEqualTo(PollAnswer.PENDING);
        assertThat(polled(book, ticket, NOON.plusSeconds(2))).isEqualTo(PollAnswer.WON);
        assertThat(polled(book, ticket, NOON.plusSeconds(999))).isEqualTo(PollAnswer.WON);
    }

    @Test
    void changesAResultOnceAndForAll() {
        Book book = new Book(planned(Fault.CHANGED_SETTLEMENT));
        String ticket = taken(book.place(SLIP, NOON)).ticket();
        Instant change = NOON.plusSeconds(2).plus(GOOD.timing().change());

        assertThat(polled(book, ticket, change.minusMillis(1))).isEqualTo(PollAnswer.WON);
        assertThat(polled(book, ticket, change)).isEqualTo(PollAnswer.LOST);
        assertThat(polled(book, ticket, change.plusSeconds(60))).isEqualTo(PollAnswer.LOST);
    }

    @Test
    void contradictsItselfPollByPoll() {
        Book book = new Book(planned(Fault.CONTRADICTORY_SETTLEMENT));
        String ticket = taken(book.place(SLIP, NOON)).ticket();
        Instant later = NOON.plusSeconds(10);

        assertThat(List.of(polled(book, ticket, later), polled(book, ticket, later)))
                .containsExactly(PollAnswer.WON, PollAnswer.LOST);
    }

    @Test
    void goesOnWhereALedgerEnded() {
        Book first = new Book(GOOD);
        LedgerEntry.Bet bet = taken(first.place(SLIP, NOON));
        Slip fenced = slip("P-2/positive");
        first.cancel(ACCOUNT, fenced.reference(), NOON);

        Book second = new Book(GOOD);
        first.takeUnwritten().forEach(second::restore);

        assertThat(second.takeUnwritten()).isEmpty();
        assertThat(second.place(SLIP, NOON)).isEqualTo(new Placing.Duplicate(bet));
        assertThat(second.place(fenced, NOON)).isInstanceOf(Placing.Refused.class);
        assertThat(polled(second, bet.ticket(), NOON.plusSeconds(2))).isEqualTo(PollAnswer.WON);
    }

    @Test
    void refusesALedgerThatHasATicketTwice() {
        Book book = new Book(GOOD);
        LedgerEntry.Bet bet = taken(book.place(SLIP, NOON));

        assertThatThrownBy(() -> book.restore(bet)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LedgerEntry.Bet taken(Placing placing) {
        assertThat(placing).isInstanceOf(Placing.Taken.class);
        return ((Placing.Taken) placing).bet();
    }

    private static PollAnswer polled(Book book, String ticket, Instant at) {
        return book.settlement(ACCOUNT, ticket, at).orElseThrow().answer();
    }

    private static BookmakerScript planned(Fault fault) {
        return GOOD.with(Map.of(SLIP.bet(), BetPlan.of(Set.of(fault))));
    }

    private static BookmakerScript able(
            @Nullable Duration window,
            boolean refusesLate,
            boolean cancels,
            Duration visibilityDelay) {
        return GOOD.with(new Abilities(window, refusesLate, cancels, visibilityDelay, true));
    }
}
