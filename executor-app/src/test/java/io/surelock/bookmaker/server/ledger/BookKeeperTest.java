package io.surelock.bookmaker.server.ledger;

import static io.surelock.bookmaker.server.TestSlips.ACCOUNT;
import static io.surelock.bookmaker.server.TestSlips.NOON;
import static io.surelock.bookmaker.server.TestSlips.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bookmaker.server.book.Finding;
import io.surelock.bookmaker.server.book.Placing;
import io.surelock.bookmaker.server.book.Slip;
import io.surelock.bookmaker.server.script.BookmakerScript;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

class BookKeeperTest {

    private static final Slip SLIP = slip("P-1/positive");

    @TempDir private Path folder;
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);

    @Test
    void hasTheBetInTheFileWhenItAnswers() throws Exception {
        try (BookKeeper keeper = open()) {
            place(keeper, SLIP);

            assertThat(Files.readString(ledger()))
                    .isEqualTo(
                            """
                            {"at":"2026-03-01T12:00:00Z","clientReference":"%s","bet":"P-1/positive",\
                            "account":"wl:prov:acc","side":"BACK","stake":"100.00","odds":"2.1000",\
                            "currency":"EUR","ticket":"T-%s","outcome":"accepted"}
                            """
                                    .formatted(SLIP.reference(), SLIP.reference()));
        }
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        Slip fenced = slip("P-2/positive");
        try (BookKeeper keeper = open()) {
            place(keeper, SLIP);
            keeper.ask((book, now) -> book.cancel(ACCOUNT, fenced.reference(), now));
        }

        try (BookKeeper keeper = open()) {
            assertThat(keeper.readBack()).isEqualTo(new ReadBack(1, 1, 0));
            assertThat(place(keeper, SLIP)).isInstanceOf(Placing.Duplicate.class);
            assertThat(place(keeper, fenced)).isInstanceOf(Placing.Refused.class);
        }
    }

    @Test
    void cutsOffALastLineThatWasNotFinishedAndWritesOnBehindTheOthers() throws Exception {
        try (BookKeeper keeper = open()) {
            place(keeper, SLIP);
        }
        String whole = Files.readString(ledger());
        Files.writeString(ledger(), "{\"at\":\"2026-", StandardOpenOption.APPEND);

        try (BookKeeper keeper = open()) {
            assertThat(keeper.readBack()).isEqualTo(new ReadBack(1, 0, 12));
            assertThat(Files.readString(ledger())).isEqualTo(whole);
            place(keeper, slip("P-2/positive"));
        }
        try (BookKeeper keeper = open()) {
            assertThat(keeper.readBack()).isEqualTo(new ReadBack(2, 0, 0));
        }
    }

    @Test
    void doesNotStartOnALedgerWithALineItCannotRead() throws Exception {
        try (BookKeeper keeper = open()) {
            place(keeper, SLIP);
        }
        Files.writeString(ledger(), "{\"at\":\"nonsense\"}\n", StandardOpenOption.APPEND);
        String before = Files.readString(ledger());

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("line 2 is no entry of a ledger");
        assertThat(Files.readString(ledger())).isEqualTo(before);
    }

    @Test
    void doesNotShareItsLedger() throws Exception {
        try (BookKeeper keeper = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("is in use by another bookmaker");
            place(keeper, SLIP);
        }
        open().close();
    }

    @Test
    void takesOneOfManySendsOfTheSameBet() throws Exception {
        try (BookKeeper keeper = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Placing>> sends =
                    IntStream.range(0, 500)
                            .<Callable<Placing>>mapToObj(_ -> () -> place(keeper, SLIP))
                            .toList();
            List<Placing> answers = new ArrayList<>();
            for (Future<Placing> send : threads.invokeAll(sends)) {
                answers.add(send.get());
            }

            assertThat(answers).filteredOn(Placing.Taken.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(Placing.Duplicate.class::isInstance).hasSize(499);
        }
        assertThat(Files.readAllLines(ledger())).hasSize(1);
    }

    @Test
    void looksAtTheTimeWhenItWritesAndNotWhenItIsAsked() throws Exception {
        try (BookKeeper keeper = open()) {
            clock.set(SLIP.notAfter().plusMillis(1));

            assertThat(place(keeper, SLIP)).isInstanceOf(Placing.Refused.class);
            assertThat(Files.size(ledger())).isZero();
        }
    }

    @Test
    void doesNotSpeakOfAnEarlierInstantWhenItsClockIsSetBack() throws Exception {
        try (BookKeeper keeper = open()) {
            place(keeper, SLIP);
            clock.set(NOON.minus(Duration.ofHours(1)));

            Finding finding =
                    keeper.ask((book, now) -> book.lookup(ACCOUNT, SLIP.reference(), now));

            assertThat(finding).isInstanceOf(Finding.Found.class);
        }
    }

    @Test
    void answersNothingAfterItWasClosed() throws Exception {
        BookKeeper keeper = open();
        keeper.close();

        assertThatThrownBy(() -> place(keeper, SLIP)).isInstanceOf(LedgerException.class);
    }

    private BookKeeper open() throws LedgerException {
        return BookKeeper.open(ledger(), BookmakerScript.DEFAULT, clock::get, _ -> {});
    }

    private Path ledger() {
        return folder.resolve("ledger.jsonl");
    }

    private static Placing place(BookKeeper keeper, Slip slip)
            throws LedgerException, InterruptedException {
        return keeper.ask((book, now) -> book.place(slip, now));
    }
}
