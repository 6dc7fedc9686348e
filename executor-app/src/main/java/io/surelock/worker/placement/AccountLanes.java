package io.surelock.worker.placement;

import io.surelock.bet.AccountId;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls to bookmakers: one bet at a time per account, many accounts at once. What waits is data; a
 * virtual thread exists only for a call. The lanes outlive the worker that fills them: what was
 * committed is sent by this process or by nobody.
 *
 * <pre>
 *   submit ──> waiting ──turn──> calling ──answer──> finished
 *                │                  └──time-out──> overdue ──answer──> finished
 *                └──expired, stopped──> abandoned
 * </pre>
 *
 * While a placement is overdue, its account sends no other bet, but is looked up. A bookmaker that
 * hangs uses up its own share of calls only: hedges at the others go on.
 */
final class AccountLanes {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLanes.class);

    private final int maxCalls;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<AccountId, Lane> lanes = new HashMap<>();
    private final Map<String, Share> shares = new HashMap<>();
    private final Set<LaneTask> running = new HashSet<>();
    private int waiting;
    private boolean stopped;

    /**
     * @param maxCalls to one bookmaker at one time, overdue ones included
     */
    AccountLanes(int maxCalls) {
        this.maxCalls = maxCalls;
    }

    /** Takes a task; it is abandoned at once if the lanes were stopped. */
    void submit(AccountId account, LaneTask task) {
        lock.lock();
        try {
            if (!stopped) {
                Lane lane = lanes.computeIfAbsent(account, Lane::new);
                lane.queue(task).addLast(task);
                waiting++;
                dispatch(lane);
                return;
            }
        } finally {
            lock.unlock();
        }
        task.abandon(STOPPING);
    }

    private static final String STOPPING = "worker stopping";

    /** How many tasks wait for their turn. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** Abandons what waited too long, so that nobody waits for an outcome that cannot come. */
    void expire(Instant now) {
        for (LaneTask task : withdraw(now)) {
            task.abandon("it waited for its turn until its notAfter had passed");
        }
    }

    private List<LaneTask> withdraw(Instant now) {
        List<LaneTask> expired = new ArrayList<>();
        lock.lock();
        try {
            for (Lane lane : List.copyOf(lanes.values())) {
                lane.placements.stream().filter(task -> task.isExpired(now)).forEach(expired::add);
                lane.placements.removeIf(task -> task.isExpired(now));
                forgetIfIdle(lane);
            }
            waiting -= expired.size();
        } finally {
            lock.unlock();
        }
        return expired;
    }

    /**
     * Starts nothing any more: what waits is abandoned, what runs may end.
     *
     * @param limit after which calls still running are reported as they stand
     */
    void stop(Duration limit) throws InterruptedException {
        withdrawAll().forEach(task -> task.abandon(STOPPING));
        for (LaneTask task : awaitEnd(limit)) {
            task.giveUp("the worker stopped before the bookmaker had answered");
        }
    }

    private List<LaneTask> withdrawAll() {
        List<LaneTask> unstarted = new ArrayList<>();
        lock.lock();
        try {
            stopped = true;
            for (Lane lane : lanes.values()) {
                unstarted.addAll(lane.placements);
                unstarted.addAll(lane.lookups);
                lane.placements.clear();
                lane.lookups.clear();
            }
            waiting = 0;
        } finally {
            lock.unlock();
        }
        return unstarted;
    }

    private List<LaneTask> awaitEnd(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNanos = limit.toNanos();
            while (!running.isEmpty() && leftNanos > 0) {
                leftNanos = ended.awaitNanos(leftNanos);
            }
            return List.copyOf(running);
        } finally {
            lock.unlock();
        }
    }

    /** Starts whatever may start; called with the lock held whenever that can have changed. */
    private void dispatch(Lane changed) {
        Share share = share(changed);
        if (changed.canStart() && !changed.isReady) {
            changed.isReady = true;
            share.ready.addLast(changed);
        }
        while (share.calls < maxCalls && !share.ready.isEmpty()) {
            Lane lane = share.ready.removeFirst();
            lane.isReady = false;
            LaneTask task = lane.poll();
            if (task != null) {
                waiting--;
                start(lane, task);
            }
        }
        forgetIfIdle(changed);
    }

    private void start(Lane lane, LaneTask task) {
        lane.isCalling = true;
        share(lane).calls++;
        running.add(task);
        Thread.ofVirtual().name("lane-" + lane.account).start(() -> run(lane, task));
    }

    private void run(Lane lane, LaneTask task) {
        Turn turn = new Turn(lane, task);
        try {
            task.run(turn::overdue);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts lanes; this thread ends here
        } catch (RuntimeException e) {
            LOG.error("ALARM: a call for {} broke off without an outcome.", lane.account, e);
        } finally {
            turn.end();
        }
    }

    /** There are as many as bookmakers, so that none is ever forgotten. */
    private Share share(Lane lane) {
        return shares.computeIfAbsent(lane.account.provider(), _ -> new Share());
    }

    private void forgetIfIdle(Lane lane) {
        if (lane.isIdle()) {
            lanes.remove(lane.account, lane);
        }
    }

    /** A task's time in its lane. */
    private final class Turn {

        private final Lane lane;
        private final LaneTask task;
        private boolean isOverdue;

        Turn(Lane lane, LaneTask task) {
            this.lane = lane;
            this.task = task;
        }

        void overdue() {
            lock.lock();
            try {
                isOverdue = true;
                lane.isCalling = false;
                lane.overduePlacements += task.isPlacement() ? 1 : 0;
                dispatch(lane);
            } finally {
                lock.unlock();
            }
        }

        void end() {
            lock.lock();
            try {
                running.remove(task);
                share(lane).calls--;
                if (!isOverdue) {
                    lane.isCalling = false;
                } else if (task.isPlacement()) {
                    lane.overduePlacements--;
                }
                dispatch(lane);
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The calls to one bookmaker, and the lanes that wait for room among them. */
    private static final class Share {

        private final Deque<Lane> ready = new ArrayDeque<>();
        private int calls;
    }

    /** What one account waits for. Guarded by the lock. */
    private static final class Lane {

        private final AccountId account;
        private final Deque<LaneTask> placements = new ArrayDeque<>();
        private final Deque<LaneTask> lookups = new ArrayDeque<>();
        private boolean isCalling;
        private boolean isReady;
        private int overduePlacements;

        Lane(AccountId account) {
            this.account = account;
        }

        Deque<LaneTask> queue(LaneTask task) {
            return task.isPlacement() ? placements : lookups;
        }

        boolean canStart() {
            return !isCalling && (canPlace() || !lookups.isEmpty());
        }

        private boolean canPlace() {
            return !placements.isEmpty() && overduePlacements == 0;
        }

        /** The next task; a placement first, because it has a notAfter. */
        @Nullable LaneTask poll() {
            if (!canStart()) {
                return null;
            }
            return canPlace() ? placements.poll() : lookups.poll();
        }

        boolean isIdle() {
            return !isCalling
                    && !isReady
                    && overduePlacements == 0
                    && placements.isEmpty()
                    && lookups.isEmpty();
        }
    }
}
