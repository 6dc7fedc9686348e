package io.surelock.worker.placement;

import static io.surelock.worker.placement.TestRequests.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.clock.ManualClock;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.placement.BetOrder;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.Bookmakers;
import io.surelock.worker.OutcomeWriter;
import io.surelock.worker.Step;
import io.surelock.worker.TestBookmaker;
import io.surelock.worker.TestClients;
import io.surelock.worker.WorkerListener;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

@Timeout(30)
class SendBetTaskTest {

    private final ManualClock clock = new ManualClock(NOW);
    private final TestBookmaker bookmaker = new TestBookmaker();
    private final TestClients clients = new TestClients();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile Consumer<Step> steps = _ -> {};
    private final PlacementParts parts = parts(Bookmakers.of(Map.of("alpha", bookmaker)));
    private final PlaceBet request = TestRequests.place("P-1");

    @Test
    void reportsWhatTheBookmakerSays() throws InterruptedException {
        run(request);
        assertThat(bookmaker.placed).containsExactly(request.order());
        assertThat(outcomes())
                .extracting(PlacementOutcome::status)
                .containsExactly(PlacementStatus.ACCEPTED);
        assertThat(told).containsExactly("sent", "ACCEPTED");
    }

    @Test
    void sendsAtNotAfterItself() throws InterruptedException {
        clock.set(request.notAfter());
        run(request);
        assertThat(bookmaker.placed).hasSize(1);
    }

    @Test
    void doesNotSendWhatBecameTooLateBeforeItsTurn() throws InterruptedException {
        clock.set(request.notAfter().plusMillis(1));
        run(request);
        assertThat(bookmaker.placed).isEmpty();
        assertNotPlaced("notAfter");
    }

    @Test
    void looksAtTheClockAfterEverythingElse() throws InterruptedException {
        steps =
                step -> {
                    if (step == Step.BEFORE_SEND) {
                        clock.set(request.notAfter().plusMillis(1));
                    }
                };
        run(request);
        assertThat(bookmaker.placed).isEmpty();
        assertNotPlaced("notAfter");
    }

    @Test
    void doesNotSendByAClockThatCannotBeTrusted() throws InterruptedException {
        clock.distrust(Optional.of("no word from a broker"));
        run(request);
        assertThat(bookmaker.placed).isEmpty();
        assertNotPlaced("clock");
    }

    @Test
    void doesNotSendWithoutABookmaker() throws InterruptedException {
        PlacementParts nobody = parts(Bookmakers.of(Map.of()));
        new SendBetTask(request, nobody, reports(nobody)).run(() -> {});
        assertNotPlaced("no bookmaker is configured for provider alpha");
    }

    @Test
    void doesNotSendThroughAnAdapterThatFailsBefore() throws InterruptedException {
        bookmaker.onCapabilities(
                () -> {
                    throw new IllegalStateException("not configured");
                });
        run(request);
        assertThat(bookmaker.placed).isEmpty();
        assertNotPlaced("not configured");
    }

    @Test
    void doesNotSendWithoutASession() throws InterruptedException {
        bookmaker.onOpening(
                () -> {
                    throw new IllegalStateException("wrong password");
                });
        run(request);
        assertThat(bookmaker.placed).isEmpty();
        assertNotPlaced("wrong password");
    }

    @Test
    void looksAtTheClockAfterTheLogin() throws InterruptedException {
        bookmaker.onOpening(() -> clock.set(request.notAfter().plusNanos(1)));
        run(request);
        assertThat(bookmaker.placed).isEmpty();
        assertNotPlaced("notAfter");
    }

    @Test
    void doubtsABetWhoseAdapterThrew() throws InterruptedException {
        bookmaker.onPlace(
                _ -> {
                    throw new IllegalStateException("connection reset");
                });
        run(request);
        assertThat(outcomes())
                .extracting(PlacementOutcome::status)
                .containsExactly(PlacementStatus.UNKNOWN);
        assertThat(outcomes().getFirst().reason()).contains("connection reset");
    }

    @Test
    void doubtsABetWhoseAdapterBrokeDown() throws InterruptedException {
        bookmaker.onPlace(
                _ -> {
                    throw new StackOverflowError();
                });
        run(request);
        assertThat(outcomes())
                .extracting(PlacementOutcome::status)
                .containsExactly(PlacementStatus.UNKNOWN);
    }

    @Test
    void doubtsABetAtTheTimeOutAndReportsTheLateAnswerToo() throws InterruptedException {
        CountDownLatch answers = new CountDownLatch(1);
        bookmaker.onPlace(order -> acceptedAfter(answers, order));
        SendBetTask task = task(request);
        List<String> overdue = new ArrayList<>();
        task.run(
                () -> {
                    overdue.add(outcomes().getLast().status().name());
                    clock.advance(Duration.ofSeconds(7));
                    answers.countDown();
                });
        assertThat(overdue).containsExactly("UNKNOWN");
        assertThat(outcomes())
                .extracting(PlacementOutcome::status)
                .containsExactly(PlacementStatus.UNKNOWN, PlacementStatus.ACCEPTED);
        assertThat(outcomes())
                .extracting(PlacementOutcome::sentAt, PlacementOutcome::answeredAt)
                .containsExactly(tuple(NOW, NOW), tuple(NOW, NOW.plusSeconds(7)));
        assertThat(bookmaker.placed).hasSize(1);
        assertThat(told).containsExactly("sent", "UNKNOWN", "ACCEPTED");
    }

    @Test
    void doesNotSendWhatWasGivenUpBeforeItCouldBeSent() throws InterruptedException {
        CountDownLatch goesOn = new CountDownLatch(1);
        steps =
                step -> {
                    if (step == Step.BEFORE_SEND) {
                        awaitQuietly(goesOn);
                    }
                };
        task(request).run(goesOn::countDown);
        assertThat(bookmaker.placed).isEmpty();
        assertNotPlaced("withdrawn");
    }

    @Test
    void doubtsARunningCallWhenItIsGivenUp() throws InterruptedException {
        CountDownLatch answers = new CountDownLatch(1);
        bookmaker.onPlace(order -> acceptedAfter(answers, order));
        PlaceBet patient = withTimeout(Duration.ofMinutes(5));
        SendBetTask task = task(patient);
        Thread lane = Thread.ofVirtual().start(() -> runQuietly(task));
        await().until(() -> !bookmaker.placed.isEmpty());
        task.giveUp("the worker stopped");
        task.giveUp("the worker stopped");
        assertThat(outcomes())
                .extracting(PlacementOutcome::status, PlacementOutcome::reason)
                .containsExactly(tuple(PlacementStatus.UNKNOWN, "the worker stopped"));
        answers.countDown();
        lane.join();
        assertThat(outcomes().getLast().status()).isEqualTo(PlacementStatus.ACCEPTED);
    }

    private PlaceBet withTimeout(Duration callTimeout) {
        return new PlaceBet(
                request.deskId(),
                request.order(),
                request.requestedAt(),
                request.notAfter(),
                callTimeout);
    }

    private static PlaceAnswer acceptedAfter(CountDownLatch latch, BetOrder order) {
        awaitQuietly(latch);
        return new PlaceAnswer.Accepted("T-late", order.stake(), order.odds());
    }

    private void assertNotPlaced(String reason) {
        assertThat(outcomes())
                .singleElement()
                .satisfies(
                        outcome -> {
                            assertThat(outcome.status()).isEqualTo(PlacementStatus.NOT_PLACED);
                            assertThat(outcome.reason()).contains(reason);
                            assertThat(outcome.sentAt()).isNull();
                        });
        assertThat(told).containsExactly("NOT_PLACED");
    }

    private void run(PlaceBet placeBet) throws InterruptedException {
        task(placeBet).run(() -> told.add("overdue"));
    }

    private SendBetTask task(PlaceBet placeBet) {
        return new SendBetTask(placeBet, parts, reports(parts));
    }

    private Reports reports(PlacementParts of) {
        return new Reports(of, new OutcomeWriter(() -> clients.plain("test")));
    }

    private List<PlacementOutcome> outcomes() {
        return clients.written().stream().map(SendBetTaskTest::decode).toList();
    }

    private static PlacementOutcome decode(ProducerRecord<byte[], byte[]> written) {
        try {
            return Wire.standard().decode(PlacementOutcome.class, written.value());
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    private PlacementParts parts(Bookmakers bookmakers) {
        return new PlacementParts(
                PlacementSettings.of("test"),
                clients,
                Wire.standard(),
                clock,
                bookmakers,
                new PlacementParts.Hooks(new Told(), step -> steps.accept(step)));
    }

    private final class Told implements WorkerListener {

        @Override
        public void sent(BetOrder order, long atNanos) {
            told.add("sent");
        }

        @Override
        public void answered(PlacementOutcome outcome, long atNanos) {
            told.add(outcome.status().name());
            throw new IllegalStateException("a listener's failure changes nothing");
        }
    }

    private static void runQuietly(SendBetTask task) {
        try {
            task.run(() -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody went on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
