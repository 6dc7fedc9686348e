package io.surelock.broker.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.settlement.PollAnswer;
import io.surelock.settlement.PollKind;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;
import io.surelock.worker.Bookmakers;
import io.surelock.worker.settlement.SettlementParts;
import io.surelock.worker.settlement.SettlementService;
import io.surelock.worker.settlement.SettlementSettings;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

@Tag("broker")
@Timeout(120)
@SuppressWarnings("NullAway.Init") // set before the tests
class SettlementServiceTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final AccountId ACCOUNT = AccountId.parse("wl1:alpha:ACC_001");

    @TempDir private static Path folder;
    private static TestBroker broker;

    private final LedgerBookmaker bookmaker = new LedgerBookmaker();
    private final List<SettlementService> services = new ArrayList<>();
    private final String group = "polls-" + System.nanoTime();
    private ShiftedClock clock;

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
        clock = broker.clock();
    }

    @AfterEach
    void stopWorkers() {
        services.forEach(SettlementService::close);
    }

    @Test
    void answersPollsAndRemembersThatItDid() throws Exception {
        bookmaker.settle(_ -> new SettlementAnswer(PollAnswer.WON, "WIN"));
        request("P-1", clock.now());
        SettlementService first = start("worker-a");
        await().atMost(LIMIT).until(() -> outcomes().size() == 1 && hasTaken(1));
        first.close();
        SettlementService _ = start("worker-b");
        request("P-2", clock.now());
        await().atMost(LIMIT).until(() -> outcomes().size() == 2);
        assertThat(bookmaker.polls()).containsExactly("T-P-1", "T-P-2");
        assertThat(outcomes())
                .extracting(PollOutcome::answer)
                .containsExactly(PollAnswer.WON, PollAnswer.WON);
    }

    @Test
    void asksAgainWhatHadNoOutcomeWhenItsWorkerStopped() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        bookmaker.settle(ticket -> ticket.equals("T-P-1") ? hang(never) : won());
        request("P-1", clock.now());
        request("P-2", clock.now());
        SettlementService first = start("worker-a");
        await().atMost(LIMIT).until(() -> bookmaker.polls().size() == 2 && outcomes().size() == 1);
        first.close();
        bookmaker.settle(_ -> won());
        SettlementService _ = start("worker-b");
        await().atMost(LIMIT).until(() -> hasTaken(2));
        assertThat(outcomes()).extracting(outcome -> outcome.bet().pairId()).contains("P-1", "P-2");
        assertThat(bookmaker.polls()).contains("T-P-1", "T-P-2");
        never.countDown();
    }

    @Test
    void skipsStalePollsAndPutsGarbageAside() throws Exception {
        bookmaker.settle(_ -> won());
        request("P-1", clock.now().minusSeconds(31));
        broker.publish(
                new ProducerRecord<>(
                        Topics.SETTLEMENT_POLL_REQUESTS.name(),
                        "P-9/positive".getBytes(StandardCharsets.UTF_8),
                        new byte[] {1, 2, 3}));
        request("P-2", clock.now());
        SettlementService _ = start("worker-a");
        await().atMost(LIMIT).until(() -> hasTaken(3));
        assertThat(bookmaker.polls()).containsExactly("T-P-2");
        assertThat(outcomes()).hasSize(1);
        assertThat(broker.committed(Topics.DEAD_LETTERS)).hasSize(1);
    }

    @Test
    void logsInAgainWhenTheSessionIsLost() throws Exception {
        bookmaker.settle(_ -> new SettlementAnswer(PollAnswer.SESSION_LOST, null));
        request("P-1", clock.now());
        SettlementService _ = start("worker-a");
        await().atMost(LIMIT)
                .until(() -> outcomes().size() == 1 && bookmaker.renewals().size() == 1);
        assertThat(outcomes().getFirst().answer()).isEqualTo(PollAnswer.SESSION_LOST);
        assertThat(bookmaker.renewals()).containsExactly(ACCOUNT);
    }

    private SettlementService start(String instance) {
        SettlementSettings usual = SettlementSettings.of(instance);
        SettlementService service =
                new SettlementService(
                        new SettlementParts(
                                new SettlementSettings(
                                        group,
                                        instance,
                                        usual.maxCallsPerProvider(),
                                        usual.maxOpen(),
                                        usual.callTimeout()),
                                broker.clients(),
                                Wire.standard(),
                                clock,
                                Bookmakers.of(Map.of("alpha", bookmaker))));
        services.add(service);
        service.start();
        return service;
    }

    private void request(String pairId, Instant requestedAt) throws Exception {
        BetId bet = new BetId(pairId, Leg.POSITIVE);
        PollRequest request =
                new PollRequest(
                        "main",
                        bet,
                        ACCOUNT,
                        "T-" + pairId,
                        PollKind.NUMBERED,
                        1,
                        requestedAt.truncatedTo(ChronoUnit.MILLIS));
        broker.publish(
                new ProducerRecord<>(
                        Topics.SETTLEMENT_POLL_REQUESTS.name(),
                        bet.toString().getBytes(StandardCharsets.UTF_8),
                        Wire.standard().encode(request)));
    }

    private boolean hasTaken(int polls) throws Exception {
        return broker.progress(group, Topics.SETTLEMENT_POLL_REQUESTS) == polls;
    }

    private List<PollOutcome> outcomes() {
        List<PollOutcome> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> polled :
                broker.committed(Topics.SETTLEMENT_POLL_OUTCOMES)) {
            try {
                found.add(Wire.standard().decode(PollOutcome.class, polled.value()));
            } catch (UnreadableException e) {
                throw new AssertionError(e);
            }
        }
        return found;
    }

    private static SettlementAnswer won() {
        return new SettlementAnswer(PollAnswer.WON, null);
    }

    private static SettlementAnswer hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return won();
    }
}
