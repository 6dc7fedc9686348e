package io.surelock.worker.placement;

import static io.surelock.worker.placement.TestRequests.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bookmaker.CancelAnswer;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.clock.ManualClock;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.worker.Bookmakers;
import io.surelock.worker.OutcomeWriter;
import io.surelock.worker.TestBookmaker;
import io.surelock.worker.TestClients;
import io.surelock.worker.WorkerListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

@Timeout(30)
class LookupTaskTest {

    private final ManualClock clock = new ManualClock(NOW);
    private final TestBookmaker bookmaker = new TestBookmaker();
    private final TestClients clients = new TestClients();

    @Test
    void reportsAnAbsence() throws Exception {
        bookmaker.onLookup(() -> new LookupAnswer.Absent(true, NOW));
        LookupOutcome outcome = lookUp();
        assertThat(outcome.result()).isEqualTo(LookupResult.ABSENT);
        assertThat(outcome.absenceAge()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void believesNoAbsenceByAClockThatCannotBeTrusted() throws Exception {
        bookmaker.onLookup(() -> new LookupAnswer.Absent(true, NOW));
        clock.distrust(Optional.of("one hour ahead"));
        LookupOutcome outcome = lookUp();
        assertThat(outcome.result()).isEqualTo(LookupResult.INCONCLUSIVE);
        assertThat(outcome.reason()).contains("one hour ahead");
    }

    @Test
    void doesNotAskABookmakerThatCannotLookUp() throws Exception {
        bookmaker.onCapabilities(
                () -> new Capabilities(Duration.ZERO, false, Duration.ZERO, false));
        bookmaker.onLookup(
                () -> {
                    throw new AssertionError("must not be asked");
                });
        LookupOutcome outcome = lookUp();
        assertThat(outcome.result()).isEqualTo(LookupResult.INCONCLUSIVE);
        assertThat(outcome.reason()).contains("cannot look up");
    }

    @Test
    void knowsThatACancelledReferenceIsAbsentForGood() throws Exception {
        canCancel(() -> new CancelAnswer.Cancelled());
        bookmaker.onLookup(
                () -> {
                    throw new AssertionError("need not be asked");
                });
        LookupOutcome outcome = lookUp();
        assertThat(outcome.result()).isEqualTo(LookupResult.ABSENT);
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.absenceAge()).isZero();
    }

    @Test
    void looksABetUpWhoseReferenceWasUsed() throws Exception {
        canCancel(() -> new CancelAnswer.Used());
        bookmaker.onLookup(() -> new LookupAnswer.Inconclusive("not visible yet"));
        assertThat(lookUp().result()).isEqualTo(LookupResult.INCONCLUSIVE);
    }

    @Test
    void believesAnAbsenceOnlyWithItsAgeWhenTheCancellationIsUnclear() throws Exception {
        canCancel(() -> new CancelAnswer.Unknown("timed out"));
        bookmaker.onLookup(() -> new LookupAnswer.Absent(true, NOW));
        assertThat(lookUp().absenceAge()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void believesNoAbsenceOfABetWhoseReferenceWasUsed() throws Exception {
        canCancel(() -> new CancelAnswer.Used());
        bookmaker.onLookup(() -> new LookupAnswer.Absent(true, NOW));
        LookupOutcome outcome = lookUp();
        assertThat(outcome.result()).isEqualTo(LookupResult.INCONCLUSIVE);
        assertThat(outcome.reason()).contains("its reference was used");
    }

    @Test
    void cancelsAtABookmakerThatCannotLookUpAndAsksItNothingElse() throws Exception {
        bookmaker.onCapabilities(
                () -> new Capabilities(Duration.ZERO, false, Duration.ZERO, true, true));
        bookmaker.onCancel(() -> new CancelAnswer.Unknown("timed out"));
        bookmaker.onLookup(() -> new LookupAnswer.Absent(true, NOW));
        LookupOutcome outcome = lookUp();
        assertThat(outcome.result()).isEqualTo(LookupResult.INCONCLUSIVE);
        assertThat(outcome.reason()).contains("cannot look up");
    }

    private void canCancel(Supplier<CancelAnswer> answer) {
        bookmaker.onCapabilities(
                () -> new Capabilities(Duration.ZERO, true, Duration.ofMinutes(2), true, true));
        bookmaker.onCancel(answer);
    }

    @Test
    void knowsNothingAfterAnAdapterThrew() throws Exception {
        bookmaker.onLookup(
                () -> {
                    throw new IllegalStateException("garbage");
                });
        LookupOutcome outcome = lookUp();
        assertThat(outcome.result()).isEqualTo(LookupResult.INCONCLUSIVE);
        assertThat(outcome.reason()).contains("garbage");
    }

    @Test
    void knowsNothingAtTheTimeOutAndReportsTheLateAnswerToo() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        bookmaker.onLookup(
                () -> {
                    try {
                        answers.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new LookupAnswer.Absent(true, NOW);
                });
        task(Duration.ofMillis(50)).run(answers::countDown);
        assertThat(outcomes())
                .extracting(LookupOutcome::result)
                .containsExactly(LookupResult.INCONCLUSIVE, LookupResult.ABSENT);
    }

    private LookupOutcome lookUp() throws Exception {
        task(Duration.ofSeconds(20)).run(() -> {});
        assertThat(outcomes()).hasSize(1);
        return outcomes().getFirst();
    }

    private LookupTask task(Duration timeout) {
        PlacementParts parts =
                new PlacementParts(
                        new PlacementSettings("group", "test", 8, 8, timeout),
                        clients,
                        Wire.standard(),
                        clock,
                        Bookmakers.of(Map.of("alpha", bookmaker)),
                        PlacementParts.hooks(WorkerListener.NONE));
        Reports reports = new Reports(parts, new OutcomeWriter(() -> clients.plain("test")));
        return new LookupTask(TestRequests.lookUp("P-1", 1), parts, reports);
    }

    private List<LookupOutcome> outcomes() throws UnreadableException {
        List<LookupOutcome> outcomes = new ArrayList<>();
        for (var written : clients.written()) {
            outcomes.add(Wire.standard().decode(LookupOutcome.class, written.value()));
        }
        return outcomes;
    }
}
