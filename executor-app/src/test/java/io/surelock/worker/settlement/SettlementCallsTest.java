package io.surelock.worker.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.clock.ManualClock;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.settlement.PollAnswer;
import io.surelock.settlement.PollKind;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;
import io.surelock.worker.Bookmakers;
import io.surelock.worker.TestBookmaker;
import io.surelock.worker.TestClients;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class SettlementCallsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final AccountId ACCOUNT = AccountId.parse("wl1:alpha:ACC_001");
    private static final AccountId OTHER = AccountId.parse("wl1:beta:ACC_001");

    private final ManualClock clock = new ManualClock(NOW);
    private final TestBookmaker alpha = new TestBookmaker();
    private final TestBookmaker beta = new TestBookmaker();
    private final TestClients clients = new TestClients();
    private final AtomicInteger finished = new AtomicInteger();
    private final CountDownLatch answers = new CountDownLatch(1);

    @Test
    void reportsWhatTheBookmakerSays() {
        alpha.onSettlement(_ -> new SettlementAnswer(PollAnswer.HALF_WON, "HALF_WON_HALF_PUSHED"));
        askAndWait(calls(Duration.ofSeconds(20)), poll("P-1", ACCOUNT));
        PollOutcome outcome = outcomes().getFirst();
        assertThat(outcome.answer()).isEqualTo(PollAnswer.HALF_WON);
        assertThat(outcome.raw()).isEqualTo("HALF_WON_HALF_PUSHED");
        assertThat(outcome.number()).isEqualTo(7);
        assertThat(outcome.requestedAt()).isEqualTo(NOW);
        assertThat(new String(clients.written().getFirst().key(), StandardCharsets.UTF_8))
                .isEqualTo("P-1/positive");
    }

    @Test
    void cutsLongAnswers() {
        alpha.onSettlement(_ -> new SettlementAnswer(PollAnswer.PENDING, "x".repeat(10_000_000)));
        askAndWait(calls(Duration.ofSeconds(20)), poll("P-1", ACCOUNT));
        assertThat(outcomes().getFirst().raw()).hasSize(2_000);
    }

    @Test
    void takesWhatAnAdapterThrowsForAnError() {
        alpha.onSettlement(
                _ -> {
                    throw new IllegalStateException("garbage");
                });
        askAndWait(calls(Duration.ofSeconds(20)), poll("P-1", ACCOUNT));
        assertThat(outcomes().getFirst().answer()).isEqualTo(PollAnswer.ERROR);
        assertThat(outcomes().getFirst().raw()).contains("garbage");
    }

    @Test
    void takesAProviderWithoutABookmakerForAnError() {
        AccountId stranger = AccountId.parse("wl1:gamma:ACC_001");
        askAndWait(calls(Duration.ofSeconds(20)), poll("P-1", stranger));
        assertThat(outcomes().getFirst().answer()).isEqualTo(PollAnswer.ERROR);
        assertThat(outcomes().getFirst().raw())
                .isEqualTo("no bookmaker is configured for provider gamma");
    }

    @Test
    void reportsALostSessionAndLogsIn() {
        alpha.onSettlement(_ -> new SettlementAnswer(PollAnswer.SESSION_LOST, null));
        askAndWait(calls(Duration.ofSeconds(20)), poll("P-1", ACCOUNT));
        assertThat(outcomes().getFirst().answer()).isEqualTo(PollAnswer.SESSION_LOST);
        await().until(() -> alpha.renewed.equals(List.of(ACCOUNT)));
    }

    @Test
    void asksAPollOfExactlyThirtySeconds() {
        clock.advance(Duration.ofSeconds(30));
        askAndWait(calls(Duration.ofSeconds(20)), poll("P-1", ACCOUNT));
        assertThat(outcomes()).hasSize(1);
    }

    @Test
    void skipsAPollThatWasCountedAsUnansweredAlready() {
        clock.advance(Duration.ofSeconds(30).plusNanos(1_000));
        askAndWait(calls(Duration.ofSeconds(20)), poll("P-1", ACCOUNT));
        assertThat(alpha.polled).isEmpty();
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void reportsAnErrorAtTheTimeOutAndAFinalAnswerThatComesLater() {
        alpha.onSettlement(_ -> whenReleased(PollAnswer.WON));
        askAndWait(calls(Duration.ofMillis(50)), poll("P-1", ACCOUNT));
        assertThat(outcomes()).extracting(PollOutcome::answer).containsExactly(PollAnswer.ERROR);
        answers.countDown();
        await().until(() -> outcomes().size() == 2);
        assertThat(outcomes().getLast().answer()).isEqualTo(PollAnswer.WON);
        assertThat(finished).hasValue(1);
    }

    @Test
    void asksOneBookmakerWhileAnotherHangs() {
        alpha.onSettlement(_ -> whenReleased(PollAnswer.PENDING));
        SettlementCalls calls = calls(Duration.ofSeconds(20));
        calls.ask(poll("P-1", ACCOUNT), finished::incrementAndGet);
        await().until(() -> alpha.polled.size() == 1);
        calls.ask(poll("P-2", ACCOUNT), finished::incrementAndGet);
        calls.ask(poll("P-3", OTHER), finished::incrementAndGet);
        await().until(() -> finished.get() == 1);
        assertThat(beta.polled).containsExactly("T-P-3");
        assertThat(alpha.polled).containsExactly("T-P-1");
        answers.countDown();
        await().until(() -> finished.get() == 3);
    }

    private SettlementAnswer whenReleased(PollAnswer answer) {
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new SettlementAnswer(answer, null);
    }

    private void askAndWait(SettlementCalls calls, PollRequest request) {
        calls.ask(request, finished::incrementAndGet);
        await().until(() -> finished.get() == 1);
    }

    private SettlementCalls calls(Duration callTimeout) {
        return new SettlementCalls(
                new SettlementParts(
                        new SettlementSettings("group", "test", 1, 10, callTimeout),
                        clients,
                        Wire.standard(),
                        clock,
                        Bookmakers.of(Map.of("alpha", alpha, "beta", beta))));
    }

    private static PollRequest poll(String pairId, AccountId account) {
        return new PollRequest(
                "main",
                new BetId(pairId, Leg.POSITIVE),
                account,
                "T-" + pairId,
                PollKind.NUMBERED,
                7,
                NOW);
    }

    private List<PollOutcome> outcomes() {
        return clients.written().stream().map(SettlementCallsTest::decode).toList();
    }

    private static PollOutcome decode(ProducerRecord<byte[], byte[]> written) {
        try {
            return Wire.standard().decode(PollOutcome.class, written.value());
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }
}
