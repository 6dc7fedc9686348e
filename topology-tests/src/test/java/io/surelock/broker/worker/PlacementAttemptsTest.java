package io.surelock.broker.worker;

import static io.surelock.broker.worker.PlacementRig.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.AccountId;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementAttempt;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.placement.PlacementService;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A bet with an attempt is never sent again, wherever the group is told to read. */
@Tag("broker")
@Timeout(120)
@SuppressWarnings("NullAway.Init") // set before the tests
class PlacementAttemptsTest {

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
        rig = new PlacementRig(broker, "attempts-" + System.nanoTime());
    }

    @AfterEach
    void stopWorkers() {
        rig.close();
    }

    @Test
    void startsAtTheBeginningWhereNobodyHasReadYet() throws Exception {
        rig.request("P-0", account(0));
        rig.request("P-1", account(1));
        rig.start("worker-a", bookmaker);
        awaitAccepted("P-0", "P-1");
        assertThat(bookmaker.ledger()).containsExactlyInAnyOrder("P-0", "P-1");
    }

    @Test
    void sendsNothingAgainWhenItsGroupIsSentBackToTheBeginning() throws Exception {
        sendThreeAndRewind();
        rig.start("worker-b", bookmaker);
        rig.request("P-4", account(0));
        awaitAccepted("P-4");
        await().atMost(LIMIT).until(() -> rig.hasTaken(4));
        assertThat(bookmaker.ledger()).containsExactlyInAnyOrder("P-1", "P-2", "P-3", "P-4");
        assertThat(rig.outcomes()).hasSize(4);
    }

    @Test
    void callsNothingNotPlacedThatWasSentBeforeItsGroupWasSentBack() throws Exception {
        sendThreeAndRewind();
        rig.clock().moveAhead(PlacementRig.WINDOW);
        rig.start("worker-b", bookmaker);
        await().atMost(LIMIT).until(() -> rig.hasTaken(3));
        assertThat(bookmaker.ledger()).hasSize(3);
        assertThat(rig.outcomes())
                .extracting(outcome -> outcome.status())
                .containsOnly(PlacementStatus.ACCEPTED)
                .hasSize(3);
    }

    @Test
    void callsNothingNotPlacedThatIsOlderThanItsKnowledge() throws Exception {
        sendThreeAndRewind();
        rig.clock().moveAhead(Duration.ofMinutes(20));
        rig.start("worker-b", bookmaker);
        await().atMost(LIMIT).until(() -> rig.hasTaken(3));
        assertThat(bookmaker.ledger()).hasSize(3);
        assertThat(rig.outcomes()).hasSize(3);
    }

    @Test
    void waitsForAPredecessorsTransactionBeforeItSends() throws Exception {
        AccountId account = account(0);
        PlaceBet request = PlacementRig.place("P-1", account, rig.clock().now());
        try (Producer<byte[], byte[]> predecessor = broker.clients().transactional("predecessor")) {
            predecessor.initTransactions();
            predecessor.beginTransaction();
            var _ = predecessor.send(attempt(request));
            predecessor.flush();
            broker.publish(PlacementRig.requestRecord(account, Wire.standard().encode(request)));
            rig.request("P-2", account(1));
            rig.start("worker-a", bookmaker);
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(4))
                    .until(() -> bookmaker.ledger().isEmpty());
            predecessor.commitTransaction();
        }
        awaitAccepted("P-2");
        await().atMost(LIMIT).until(() -> rig.hasTaken(2));
        assertThat(bookmaker.ledger()).containsExactly("P-2");
        assertThat(rig.told("P-1")).isEmpty();
    }

    @Test
    void sendsABetWhosePredecessorsAttemptWasAborted() throws Exception {
        AccountId account = account(0);
        PlaceBet request = PlacementRig.place("P-1", account, rig.clock().now());
        try (Producer<byte[], byte[]> predecessor = broker.clients().transactional("predecessor")) {
            predecessor.initTransactions();
            predecessor.beginTransaction();
            var _ = predecessor.send(attempt(request));
            predecessor.flush();
            predecessor.abortTransaction();
        }
        broker.publish(PlacementRig.requestRecord(account, Wire.standard().encode(request)));
        rig.start("worker-a", bookmaker);
        awaitAccepted("P-1");
        assertThat(bookmaker.ledger()).containsExactly("P-1");
    }

    @Test
    void sendsABetOnceThatIsAskedForTwice() throws Exception {
        PlaceBet request = rig.request("P-1", account(0));
        ProducerRecord<byte[], byte[]> copy =
                PlacementRig.requestRecord(account(0), Wire.standard().encode(request));
        broker.publish(copy);
        rig.start("worker-a", bookmaker);
        awaitAccepted("P-1");
        broker.publish(copy);
        await().atMost(LIMIT).until(() -> rig.hasTaken(3));
        assertThat(bookmaker.ledger()).containsExactly("P-1");
        assertThat(rig.attempted()).containsExactly("P-1");
    }

    private void sendThreeAndRewind() throws Exception {
        rig.request("P-1", account(0));
        rig.request("P-2", account(0));
        rig.request("P-3", account(1));
        PlacementService worker = rig.start("worker-a", bookmaker);
        awaitAccepted("P-1", "P-2", "P-3");
        worker.close();
        broker.rewind(rig.group(), Topics.BET_PLACEMENT_REQUESTS);
    }

    private void awaitAccepted(String... pairIds) {
        for (String pairId : pairIds) {
            await().atMost(LIMIT)
                    .until(() -> rig.told(pairId).equals(List.of(PlacementStatus.ACCEPTED)));
        }
    }

    private static ProducerRecord<byte[], byte[]> attempt(PlaceBet request) {
        PlacementAttempt attempt =
                new PlacementAttempt(
                        request.deskId(),
                        request.order().bet(),
                        request.order().account(),
                        request.order().reference(),
                        "member",
                        "predecessor",
                        request.requestedAt(),
                        0,
                        0);
        return new ProducerRecord<>(
                Topics.BET_PLACEMENT_ATTEMPTS.name(),
                PlacementRig.partition(request.order().account()),
                PlacementRig.key(request.order().account()),
                Wire.standard().encode(attempt));
    }
}
