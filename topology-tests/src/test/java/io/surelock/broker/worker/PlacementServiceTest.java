package io.surelock.broker.worker;

import static io.surelock.broker.worker.PlacementRig.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.Steps;
import io.surelock.worker.placement.PlacementService;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The placement worker as a part of a running program: stops, clocks, garbage, lookups. */
@Tag("broker")
@Timeout(120)
@SuppressWarnings("NullAway.Init") // set before the tests
class PlacementServiceTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir private static Path folder;
    private static TestBroker broker;

    private final LedgerBookmaker bookmaker = new LedgerBookmaker();
    private PlacementRig rig;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start(folder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void reset() throws Exception {
        broker.reset();
        rig = new PlacementRig(broker, "services-" + System.nanoTime());
    }

    @AfterEach
    void stopWorkers() {
        rig.close();
    }

    @Test
    void stopsWithinItsTimeAndSaysWhatBecameOfEveryBet() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        bookmaker.beforeAnswer(_ -> awaitQuietly(answers));
        PlacementService worker = rig.start("worker-a", bookmaker);
        rig.request("P-1", account(0));
        rig.request("P-2", account(0));
        await().atMost(LIMIT)
                .until(() -> rig.attempted().size() == 2 && bookmaker.ledger().size() == 1);
        long startNanos = System.nanoTime();
        worker.close();
        Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
        assertThat(took).isLessThan(Duration.ofSeconds(8));
        assertThat(rig.told("P-1")).containsExactly(PlacementStatus.UNKNOWN);
        assertThat(rig.told("P-2")).containsExactly(PlacementStatus.NOT_PLACED);
        assertThat(rig.outcomes()).extracting(PlacementOutcome::reason).contains("worker stopping");
        answers.countDown();
    }

    @Test
    void waitsForACallThatEndsWhileItStops() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        bookmaker.beforeAnswer(_ -> awaitQuietly(answers));
        PlacementService worker = rig.start("worker-a", bookmaker);
        rig.request("P-1", account(0));
        rig.request("P-2", account(0));
        await().atMost(LIMIT)
                .until(() -> rig.attempted().size() == 2 && bookmaker.ledger().size() == 1);
        Thread stopping = Thread.ofVirtual().start(worker::close);
        await().atMost(LIMIT).until(() -> !rig.told("P-2").isEmpty());
        answers.countDown();
        stopping.join();
        assertThat(rig.told("P-1")).containsExactly(PlacementStatus.ACCEPTED);
        assertThat(rig.told("P-2")).containsExactly(PlacementStatus.NOT_PLACED);
        assertThat(bookmaker.ledger()).containsExactly("P-1");
    }

    @Test
    void takesNoRequestWhileItsClockCannotBeTrusted() throws Exception {
        rig.start("worker-a", bookmaker);
        rig.request("P-1", account(0));
        awaitAccepted("P-1");
        rig.clock().distrust(Optional.of("told so by the test"));
        rig.request("P-2", account(0));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> rig.attempted().equals(List.of("P-1")));
        rig.clock().distrust(Optional.empty());
        awaitAccepted("P-2");
        assertThat(bookmaker.ledger()).containsExactly("P-1", "P-2");
    }

    @Test
    void takesNoRequestWhoseClockLostItsTrustWithinThePoll() throws Exception {
        AtomicBoolean isLost = new AtomicBoolean();
        TestClients clients = broker.clients();
        clients.wrapMembers(
                member ->
                        wrap(
                                member,
                                call -> {
                                    Object result = call.proceed();
                                    if (result instanceof ConsumerRecords<?, ?> records
                                            && !records.isEmpty()
                                            && isLost.compareAndSet(false, true)) {
                                        rig.clock().distrust(Optional.of("told so by the test"));
                                    }
                                    return result;
                                }));
        rig.request("P-1", account(0));
        rig.start("worker-a", bookmaker, clients, Steps.UNWATCHED);
        await().atMost(LIMIT).until(isLost::get);
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(4))
                .until(() -> rig.attempted().isEmpty() && rig.outcomes().isEmpty());
        rig.clock().distrust(Optional.empty());
        awaitAccepted("P-1");
        assertThat(bookmaker.ledger()).containsExactly("P-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 1_900_000})
    void putsGarbageAsideAndGoesOn(int bytes) throws Exception {
        byte[] garbage = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        broker.publish(PlacementRig.requestRecord(account(0), garbage));
        rig.request("P-1", account(0));
        rig.start("worker-a", bookmaker);
        awaitAccepted("P-1");
        List<ConsumerRecord<byte[], byte[]>> letters = broker.committed(Topics.DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().value()).isEqualTo(garbage);
        assertThat(letters.getFirst().headers().lastHeader(DeadLetter.OFFSET).value())
                .isEqualTo("0".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void looksBetsUp() throws Exception {
        rig.start("worker-a", bookmaker);
        BetId bet = new BetId("P-1", Leg.HEDGE);
        LookUpBet request =
                new LookUpBet(
                        "main",
                        bet,
                        account(1),
                        ClientReference.of("main", bet),
                        3,
                        rig.clock().now().truncatedTo(ChronoUnit.MILLIS));
        broker.publish(PlacementRig.requestRecord(account(1), Wire.standard().encode(request)));
        await().atMost(LIMIT)
                .until(() -> broker.committed(Topics.BET_PLACEMENT_OUTCOMES).size() == 1);
        LookupOutcome outcome =
                decodeLookup(broker.committed(Topics.BET_PLACEMENT_OUTCOMES).getFirst());
        assertThat(outcome.bet()).isEqualTo(bet);
        assertThat(outcome.number()).isEqualTo(3);
        assertThat(outcome.result()).isEqualTo(LookupResult.INCONCLUSIVE);
        assertThat(bookmaker.ledger()).isEmpty();
    }

    private void awaitAccepted(String pairId) {
        await().atMost(LIMIT)
                .until(() -> rig.told(pairId).equals(List.of(PlacementStatus.ACCEPTED)));
    }

    private static LookupOutcome decodeLookup(ConsumerRecord<byte[], byte[]> polled)
            throws UnreadableException {
        return Wire.standard().decode(LookupOutcome.class, polled.value());
    }

    @SuppressWarnings("unchecked")
    private static Consumer<byte[], byte[]> wrap(
            Consumer<byte[], byte[]> member, Wrapped.Around around) {
        return Wrapped.around(Consumer.class, member, around);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
