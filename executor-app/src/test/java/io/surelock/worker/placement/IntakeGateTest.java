package io.surelock.worker.placement;

import static io.surelock.worker.placement.TestRequests.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.clock.ManualClock;
import io.surelock.contract.Wire;
import io.surelock.worker.Bookmakers;
import io.surelock.worker.TestBookmaker;
import io.surelock.worker.TestClients;
import io.surelock.worker.WorkerListener;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

@Timeout(30)
class IntakeGateTest {

    private static final TopicPartition FIRST = new TopicPartition("bet-placement-requests", 0);
    private static final TopicPartition SECOND = new TopicPartition("bet-placement-requests", 1);

    private final ManualClock clock = new ManualClock(NOW);
    private final Semaphore answers = new Semaphore(0);
    private final TestBookmaker bookmaker =
            new TestBookmaker()
                    .onPlace(
                            _ -> {
                                answers.acquireUninterruptibly();
                                return new PlaceAnswer.Rejected("no");
                            });
    private final PlacementCalls calls =
            new PlacementCalls(
                    new PlacementParts(
                            PlacementSettings.of("test"),
                            new TestClients(),
                            Wire.standard(),
                            clock,
                            Bookmakers.of(Map.of("alpha", bookmaker)),
                            PlacementParts.hooks(WorkerListener.NONE)));
    private final MockConsumer<byte[], byte[]> member = new MockConsumer<>("none");
    private final IntakeGate gate = new IntakeGate(clock, calls, 2);

    @BeforeEach
    void assign() {
        member.assign(List.of(FIRST));
    }

    @AfterEach
    void letEverythingEnd() throws InterruptedException {
        answers.release(100);
        calls.stop(Duration.ofSeconds(10));
    }

    @Test
    void isOpenUsually() {
        gate.apply(member);
        assertThat(member.paused()).isEmpty();
    }

    @Test
    void closesAboveItsBacklogAndOpensAtHalfOfIt() {
        place(4);
        await().until(() -> calls.backlog() == 3);
        gate.apply(member);
        assertThat(member.paused()).containsExactly(FIRST);
        answers.release();
        await().until(() -> calls.backlog() == 2);
        gate.apply(member);
        assertThat(member.paused()).containsExactly(FIRST);
        answers.release();
        await().until(() -> calls.backlog() == 1);
        gate.apply(member);
        assertThat(member.paused()).isEmpty();
    }

    @Test
    void closesWhileTheClockCannotBeTrusted() {
        clock.distrust(Optional.of("no word from a broker"));
        gate.apply(member);
        assertThat(member.paused()).containsExactly(FIRST);
        clock.distrust(Optional.empty());
        gate.apply(member);
        assertThat(member.paused()).isEmpty();
    }

    @Test
    void closesForPartitionsThatComeWhileItIsClosed() {
        clock.distrust(Optional.of("no word from a broker"));
        gate.apply(member);
        member.assign(List.of(FIRST, SECOND));
        gate.apply(member);
        assertThat(member.paused()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void reportsWhatHasWaitedTooLong() {
        place(3);
        await().until(() -> calls.backlog() == 2);
        clock.advance(Duration.ofSeconds(11));
        gate.apply(member);
        assertThat(calls.backlog()).isZero();
        assertThat(bookmaker.placed).hasSize(1);
    }

    private void place(int bets) {
        for (int number = 1; number <= bets; number++) {
            calls.place(TestRequests.place("P-" + number));
        }
        await().until(() -> bookmaker.placed.size() == 1);
    }
}
