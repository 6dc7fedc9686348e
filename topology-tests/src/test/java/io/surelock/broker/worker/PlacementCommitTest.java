package io.surelock.broker.worker;

import static io.surelock.broker.worker.PlacementRig.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.AccountId;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.Steps;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** What a worker does when a commit works, is refused, or is never answered. */
@Tag("broker")
@Timeout(120)
@SuppressWarnings("NullAway.Init") // set before the tests
class PlacementCommitTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final AccountId ACCOUNT = account(0);

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
        rig = new PlacementRig(broker, "commits-" + System.nanoTime());
    }

    @AfterEach
    void stopWorkers() {
        rig.close();
    }

    @Test
    void commitsTheAttemptBeforeItSends() throws Exception {
        List<String> attemptedAtTheSend = new CopyOnWriteArrayList<>();
        bookmaker.beforeAnswer(_ -> attemptedAtTheSend.addAll(rig.attempted()));
        rig.request("P-1", ACCOUNT);
        rig.start("worker-a", bookmaker);
        awaitTold("P-1", PlacementStatus.ACCEPTED);
        assertThat(attemptedAtTheSend).containsExactly("P-1");
        assertThat(bookmaker.ledger()).containsExactly("P-1");
    }

    @Test
    void readsARequestAgainWhoseTransactionWasAborted() throws Exception {
        AtomicBoolean isRefused = new AtomicBoolean();
        TestClients clients =
                withTransactions(
                        call -> {
                            if (call.name().equals("sendOffsetsToTransaction")
                                    && isRefused.compareAndSet(false, true)) {
                                throw new CommitFailedException("refused once, by the test");
                            }
                            return call.proceed();
                        });
        rig.request("P-1", ACCOUNT);
        rig.start("worker-a", bookmaker, clients, Steps.UNWATCHED);
        awaitTold("P-1", PlacementStatus.ACCEPTED);
        assertThat(isRefused).isTrue();
        assertThat(bookmaker.ledger()).containsExactly("P-1");
        assertThat(rig.attempted()).containsExactly("P-1");
    }

    @Test
    void sendsNothingWhoseCommitWasNeverAnsweredAndDidNotHappen() throws Exception {
        AtomicInteger lives = new AtomicInteger();
        AtomicInteger tries = new AtomicInteger();
        List<String> sentByTheFirst = new CopyOnWriteArrayList<>();
        TestClients clients = broker.clients();
        clients.wrapTransactions(
                producer -> {
                    int life = lives.incrementAndGet();
                    return wrap(
                            producer,
                            call -> {
                                if (life == 1 && call.name().equals("commitTransaction")) {
                                    tries.incrementAndGet();
                                    throw new TimeoutException("not answered, says the test");
                                }
                                if (life == 1 && call.name().equals("close")) {
                                    sentByTheFirst.addAll(bookmaker.ledger());
                                }
                                return call.proceed();
                            });
                });
        rig.request("P-1", ACCOUNT);
        rig.start("worker-a", bookmaker, clients, Steps.UNWATCHED);
        awaitTold("P-1", PlacementStatus.ACCEPTED);
        assertThat(tries).hasValue(3);
        assertThat(lives).hasValue(2);
        assertThat(sentByTheFirst).isEmpty();
        assertThat(bookmaker.ledger()).containsExactly("P-1");
    }

    @Test
    void sendsNothingWhoseCommitWasNeverAnsweredAlthoughItHappened() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        TestClients clients =
                withTransactions(
                        call -> {
                            if (!call.name().equals("commitTransaction")) {
                                return call.proceed();
                            }
                            int number = commits.incrementAndGet();
                            if (number == 1 || number > 3) {
                                Object _ = call.proceed();
                            }
                            if (number <= 3) {
                                throw new TimeoutException("not answered, says the test");
                            }
                            return null;
                        });
        rig.request("P-1", ACCOUNT);
        rig.start("worker-a", bookmaker, clients, Steps.UNWATCHED);
        await().atMost(LIMIT).until(() -> commits.get() == 3 && rig.hasTaken(1));
        rig.request("P-2", ACCOUNT);
        awaitTold("P-2", PlacementStatus.ACCEPTED);
        assertThat(bookmaker.ledger()).containsExactly("P-2");
        assertThat(rig.attempted()).containsExactly("P-1", "P-2");
        assertThat(rig.told("P-1")).isEmpty();
    }

    @Test
    void reportsALateRequestInTheTransactionThatTakesIt() throws Exception {
        AtomicBoolean isRefused = new AtomicBoolean();
        TestClients clients =
                withTransactions(
                        call -> {
                            if (call.name().equals("sendOffsetsToTransaction")
                                    && isRefused.compareAndSet(false, true)) {
                                throw new CommitFailedException("refused once, by the test");
                            }
                            return call.proceed();
                        });
        rig.request("P-1", ACCOUNT, rig.clock().now().minus(PlacementRig.WINDOW).minusSeconds(1));
        rig.start("worker-a", bookmaker, clients, Steps.UNWATCHED);
        await().atMost(LIMIT).until(() -> rig.hasTaken(1));
        assertThat(isRefused).isTrue();
        assertThat(rig.told("P-1")).containsExactly(PlacementStatus.NOT_PLACED);
        assertThat(rig.attempted()).isEmpty();
        assertThat(bookmaker.ledger()).isEmpty();
    }

    @Test
    void doesNotSendWhatWaitedInItsLaneBeyondItsNotAfter() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        bookmaker.beforeAnswer(
                order -> {
                    if (order.bet().pairId().equals("P-1")) {
                        awaitQuietly(answers);
                    }
                });
        rig.request("P-1", ACCOUNT);
        rig.start("worker-a", bookmaker);
        await().atMost(LIMIT).until(() -> bookmaker.ledger().contains("P-1"));
        rig.request("P-2", ACCOUNT);
        await().atMost(LIMIT).until(() -> rig.attempted().contains("P-2"));
        rig.clock().moveAhead(PlacementRig.WINDOW);
        answers.countDown();
        awaitTold("P-1", PlacementStatus.ACCEPTED);
        awaitTold("P-2", PlacementStatus.NOT_PLACED);
        assertThat(bookmaker.ledger()).containsExactly("P-1");
    }

    @Test
    void reportsAnAcceptanceAlthoughItsWorkerWasFencedMeanwhile() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        bookmaker.beforeAnswer(_ -> awaitQuietly(answers));
        rig.request("P-1", ACCOUNT);
        rig.start("worker-a", bookmaker);
        await().atMost(LIMIT).until(() -> bookmaker.ledger().contains("P-1"));
        try (Producer<byte[], byte[]> usurper =
                broker.clients().transactional(rig.group() + "-worker-a")) {
            usurper.initTransactions();
        }
        rig.request("P-2", account(1)); // makes the worker find out, and end
        await().atMost(LIMIT).until(() -> bookmaker.ledger().contains("P-2"));
        answers.countDown();
        awaitTold("P-1", PlacementStatus.ACCEPTED);
        awaitTold("P-2", PlacementStatus.ACCEPTED);
        assertThat(bookmaker.ledger()).containsExactly("P-1", "P-2");
    }

    private void awaitTold(String pairId, PlacementStatus status) {
        await().atMost(LIMIT).until(() -> rig.told(pairId).equals(List.of(status)));
    }

    private static TestClients withTransactions(Wrapped.Around around) {
        return broker.clients().wrapTransactions(wrapper(around));
    }

    private static UnaryOperator<Producer<byte[], byte[]>> wrapper(Wrapped.Around around) {
        return producer -> wrap(producer, around);
    }

    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> wrap(
            Producer<byte[], byte[]> producer, Wrapped.Around around) {
        return Wrapped.around(Producer.class, producer, around);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
