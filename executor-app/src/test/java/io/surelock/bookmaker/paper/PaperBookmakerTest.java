package io.surelock.bookmaker.paper;

import static io.surelock.bookmaker.paper.PaperOrders.NOON;
import static io.surelock.bookmaker.paper.PaperOrders.NOT_AFTER;
import static io.surelock.bookmaker.paper.PaperOrders.order;
import static io.surelock.bookmaker.paper.PaperOrders.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class PaperBookmakerTest {

    private static final String BET = "P-1/positive";
    private static final BetOrder ORDER = order(BET);

    @Test
    void placesLooksUpAndSettlesByTheRulesOfItsBook() {
        PaperBookmaker bookmaker = bookmaker(PaperBook.acceptingAll(), Latency.NONE);

        PlaceAnswer placed = bookmaker.place(ORDER, NOT_AFTER);

        assertThat(placed).isInstanceOf(PlaceAnswer.Accepted.class);
        String ticket = ((PlaceAnswer.Accepted) placed).ticket();
        assertThat(bookmaker.lookup(ORDER.account(), ORDER.reference()))
                .isEqualTo(new LookupAnswer.Found(ticket, ORDER.stake(), ORDER.odds()));
        assertThat(bookmaker.settlement(ORDER.account(), ticket))
                .isEqualTo(new SettlementAnswer(PollAnswer.PENDING, "pending"));
        assertThat(bookmaker.capabilities().absenceAge()).isZero();
        assertThat(bookmaker.capabilities().lookupByReference()).isTrue();
    }

    @Test
    void answersNoSoonerThanItsScriptAndItsLatencySay() {
        BetScript slow = BetScript.DEFAULT.answeringAfter(Duration.ofMillis(30));
        PaperBookmaker bookmaker =
                bookmaker(scripted(BET, slow), Latency.fixed(Duration.ofMillis(20)));

        long began = System.nanoTime();
        bookmaker.place(ORDER, NOT_AFTER);

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(50_000_000L);
    }

    @Test
    void hasTheBetInTheBooksWhileItsAnswerIsStillOnTheWay() throws Exception {
        BetScript never = BetScript.DEFAULT.answeringAfter(Duration.ofHours(1));
        PaperBookmaker bookmaker = bookmaker(scripted(BET, never), Latency.NONE);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Future<PlaceAnswer> answer = threads.submit(() -> bookmaker.place(ORDER, NOT_AFTER));

            org.awaitility.Awaitility.await().until(() -> !bookmaker.book().ledger().isEmpty());
            assertThat(bookmaker.lookup(ORDER.account(), ORDER.reference()))
                    .isInstanceOf(LookupAnswer.Found.class);

            threads.shutdownNow();
            assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(PlaceAnswer.Unknown.class);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void spreadsItsLatencyBetweenTheBounds() {
        Latency latency =
                Latency.between(Duration.ofMillis(1), Duration.ofMillis(3), new Random(7));

        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> latency.next()))
                .allMatch(
                        delay ->
                                delay.compareTo(Duration.ofMillis(1)) >= 0
                                        && delay.compareTo(Duration.ofMillis(3)) <= 0)
                .anyMatch(delay -> delay.compareTo(Duration.ofMillis(2)) < 0)
                .anyMatch(delay -> delay.compareTo(Duration.ofMillis(2)) > 0);
        assertThatThrownBy(
                        () -> Latency.between(Duration.ofMillis(3), Duration.ZERO, new Random(7)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PaperBookmaker bookmaker(PaperBook book, Latency latency) {
        return new PaperBookmaker(book, () -> NOON, latency);
    }
}
