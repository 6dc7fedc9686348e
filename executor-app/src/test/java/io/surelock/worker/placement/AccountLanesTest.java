package io.surelock.worker.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.AccountId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(30)
class AccountLanesTest {

    private static final Duration NO_TIME = Duration.ZERO;
    private static final AccountId ACCOUNT = TestRequests.ACCOUNT;

    private final AccountLanes lanes = new AccountLanes(8);
    private final List<Task> tasks = new ArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @AfterEach
    void letEverythingEnd() throws InterruptedException {
        tasks.forEach(task -> task.mayEnd.countDown());
        lanes.stop(Duration.ofSeconds(10));
    }

    @Test
    void neverCallsForAnAccountTwiceAtOnce() {
        List<Task> bets = IntStream.range(0, 20).mapToObj(_ -> submit(ACCOUNT)).toList();
        for (Task bet : bets) {
            await().until(bet::isStarted);
            assertThat(atOnce).hasValue(1);
            bet.mayEnd.countDown();
        }
        await().until(() -> bets.stream().allMatch(Task::isEnded));
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void callsForManyAccountsAtOnce() {
        List<Task> bets = IntStream.range(0, 8).mapToObj(n -> submit(account(n))).toList();
        await().until(() -> bets.stream().allMatch(Task::isStarted));
        assertThat(atOnce).hasValue(8);
    }

    @Test
    void callsForNoMoreAccountsAtOnceThanItMay() {
        List<Task> bets = IntStream.range(0, 9).mapToObj(n -> submit(account(n))).toList();
        await().until(() -> atOnce.get() == 8);
        assertThat(bets.getLast().isStarted()).isFalse();
        assertThat(lanes.waiting()).isEqualTo(1);
        bets.getFirst().mayEnd.countDown();
        await().until(bets.getLast()::isStarted);
        assertThat(mostAtOnce).hasValue(8);
    }

    @Test
    void placesNothingForAnAccountWhoseLastCallIsOverdue() {
        Task hanging = submit(ACCOUNT);
        await().until(hanging::isStarted);
        Task next = submit(ACCOUNT);
        hanging.overdue();
        Task lookup = submit(ACCOUNT, new Task(false));
        await().until(lookup::isStarted);
        assertThat(next.isStarted()).isFalse();
        hanging.mayEnd.countDown();
        lookup.mayEnd.countDown();
        await().until(next::isStarted);
    }

    @Test
    void countsAnOverdueCallAmongThoseItMayMake() {
        AccountLanes one = new AccountLanes(1);
        Task hanging = new Task(true);
        tasks.add(hanging);
        one.submit(ACCOUNT, hanging);
        await().until(hanging::isStarted);
        hanging.overdue();
        Task other = new Task(true);
        tasks.add(other);
        one.submit(account(1), other);
        assertThat(one.waiting()).isEqualTo(1);
        hanging.mayEnd.countDown();
        await().until(other::isStarted);
    }

    @Test
    void callsOtherBookmakersWhileOneHangs() {
        List<Task> hanging = IntStream.range(0, 9).mapToObj(n -> submit(account(n))).toList();
        await().until(() -> atOnce.get() == 8);
        hanging.subList(0, 8).forEach(Task::overdue);

        Task hedge = submit(new AccountId("wl1", "beta", "ACC_1"));

        await().until(hedge::isStarted);
        assertThat(hanging.getLast().isStarted()).isFalse();
    }

    @Test
    void abandonsWhatHasNotStartedWhenItStops() throws InterruptedException {
        Task running = submit(ACCOUNT);
        await().until(running::isStarted);
        Task waiting = submit(ACCOUNT);
        lanes.stop(NO_TIME);
        assertThat(waiting.abandoned).containsExactly("worker stopping");
        assertThat(waiting.isStarted()).isFalse();
        assertThat(running.abandoned).isEmpty();
        assertThat(running.givenUp).hasSize(1);
        assertThat(submit(ACCOUNT).abandoned).containsExactly("worker stopping");
        running.mayEnd.countDown();
        await().until(running::isEnded);
        assertThat(waiting.isStarted()).isFalse();
    }

    @Test
    void letsCallsThatRunEndWhenItStops() throws InterruptedException {
        Task running = submit(ACCOUNT);
        await().until(running::isStarted);
        Thread release =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    await().until(() -> isStopped(lanes));
                                    running.mayEnd.countDown();
                                });
        lanes.stop(Duration.ofSeconds(10));
        release.join();
        assertThat(running.isEnded()).isTrue();
        assertThat(running.givenUp).isEmpty();
    }

    @Test
    void abandonsWhatHasWaitedTooLong() {
        Task running = submit(ACCOUNT);
        await().until(running::isStarted);
        Task tooLate = submit(ACCOUNT);
        Task inTime = submit(ACCOUNT);
        tooLate.isExpired.set(true);
        lanes.expire(TestRequests.NOW);
        assertThat(tooLate.abandoned).hasSize(1);
        assertThat(lanes.waiting()).isEqualTo(1);
        running.mayEnd.countDown();
        await().until(inTime::isStarted);
        assertThat(tooLate.isStarted()).isFalse();
    }

    @Test
    void goesOnAfterATaskThatFails() {
        lanes.submit(ACCOUNT, new Failing());
        Task next = submit(ACCOUNT);
        await().until(next::isStarted);
    }

    private boolean isStopped(AccountLanes stopping) {
        Task probe = new Task(true);
        tasks.add(probe);
        stopping.submit(account(99), probe);
        probe.mayEnd.countDown();
        return !probe.abandoned.isEmpty();
    }

    private Task submit(AccountId account) {
        return submit(account, new Task(true));
    }

    private Task submit(AccountId account, Task task) {
        tasks.add(task);
        lanes.submit(account, task);
        return task;
    }

    private static AccountId account(int number) {
        return new AccountId("wl1", "alpha", "ACC_" + number);
    }

    /** Runs until it may end, and remembers what is done to it. */
    private class Task implements LaneTask {

        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch goesOverdue = new CountDownLatch(1);
        private final CountDownLatch isOverdue = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicBoolean isExpired = new AtomicBoolean();
        private final List<String> abandoned = new ArrayList<>();
        private final List<String> givenUp = new ArrayList<>();
        private final boolean placement;

        Task(boolean placement) {
            this.placement = placement;
        }

        @Override
        public void run(Runnable overdue) throws InterruptedException {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            started.countDown();
            Thread watcher =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        awaitQuietly(goesOverdue);
                                        overdue.run();
                                        isOverdue.countDown();
                                    });
            mayEnd.await();
            if (goesOverdue.getCount() == 0) {
                watcher.join();
            }
            atOnce.decrementAndGet();
            ended.countDown();
        }

        void overdue() {
            goesOverdue.countDown();
            awaitQuietly(isOverdue);
        }

        boolean isStarted() {
            return started.getCount() == 0;
        }

        boolean isEnded() {
            return ended.getCount() == 0;
        }

        @Override
        public void abandon(String reason) {
            abandoned.add(reason);
        }

        @Override
        public void giveUp(String reason) {
            givenUp.add(reason);
        }

        @Override
        public boolean isExpired(Instant now) {
            return isExpired.get();
        }

        @Override
        public boolean isPlacement() {
            return placement;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Failing extends Task {

        Failing() {
            super(true);
        }

        @Override
        public void run(Runnable overdue) {
            throw new IllegalStateException("a defect");
        }
    }
}
