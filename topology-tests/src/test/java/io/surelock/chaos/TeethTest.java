package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.chaos.agent.Bug;
import io.surelock.chaos.agent.CrashPoint;
import io.surelock.chaos.agent.LostCommit;
import io.surelock.chaos.agent.Planted;
import io.surelock.contract.Topics;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The checker finds bugs: each of these is planted into a real instance, meets what makes it
 * matter, and is found as a violation of the invariant that it breaks.
 */
@Tag("hostile")
class TeethTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    /** On a busy machine a process that has just started needs seconds for its first bet. */
    private static final Duration WINDOW = Duration.ofSeconds(30);

    /** For tests that have to wait for its end. */
    private static final Duration SHORT_WINDOW = Duration.ofSeconds(10);

    @TempDir Path folder;

    @SideBySide
    void findsABetThatIsSentBeforeItsAttemptIsCommitted() throws Exception {
        try (Scene scene = new Scene(folder, "", SHORT_WINDOW)) {
            Instance instance =
                    scene.start(
                            "one",
                            order ->
                                    order.with(Bug.SEND_BEFORE_COMMIT)
                                            .crashAt(CrashPoint.PLACEMENT_BEFORE_COMMIT, 1));
            scene.publish("P-1");
            scene.awaitEnd(instance);
            Instant diedBy = Instant.now();
            assertThat(instance.child().exitStatus()).isEqualTo(Planted.CRASHED);
            assertThat(scene.bookmaker().bets()).hasSize(1);

            // Nobody can make up for it any more once its notAfter has passed.
            await().atMost(SOON).until(() -> Instant.now().isAfter(diedBy.plus(SHORT_WINDOW)));
            instance.startAgain();
            scene.awaitAllEnded();

            scene.assertFound(2);
        }
    }

    @SideBySide
    void findsAHedgeOfABetThatTimedOut() throws Exception {
        try (Scene scene = new Scene(folder, bet("P-1/positive", "drop"), WINDOW)) {
            scene.start("one", order -> order.with(Bug.HEDGE_ON_TIMEOUT));
            scene.publish("P-1");
            scene.awaitBet("P-1/hedge");

            scene.assertFound(4);
        }
    }

    @SideBySide
    void findsACooldownThatARestartForgot() throws Exception {
        try (Scene scene = new Scene(folder, "", WINDOW)) {
            Instance instance = scene.start("one");
            scene.traffic().publish("P-1", "A1");
            scene.awaitEvents("arb_success", 1);
            instance.child().kill();
            instance.startAgain(order -> order.with(Bug.COOLDOWN_FORGOTTEN_ON_RESTART));
            instance.awaitReady();
            scene.traffic().publish("P-2", "A1");
            scene.awaitBet("P-2/positive");

            scene.assertFound(5);
        }
    }

    @SideBySide
    void findsABetThatIsSentAgainBecauseNobodyAnswered() throws Exception {
        String script = "abilities: {window: none}\n" + bet("P-1/positive", "accept_drop");
        try (Scene scene = new Scene(folder, script, WINDOW)) {
            scene.start("one", order -> order.with(Bug.RESEND_ON_UNKNOWN));
            scene.publish("P-1");
            await().atMost(SOON).until(() -> scene.bookmaker().bets().size() >= 2);

            scene.assertFound(1);
        }
    }

    @SideBySide
    void findsAnExpiryThatAReplayExtended() throws Exception {
        try (Scene scene = new Scene(folder, "", WINDOW)) {
            scene.start("one", order -> order.with(Bug.EXPIRY_EXTENDED_BY_REPLAY));
            scene.publish("P-1");
            scene.awaitEvents("arb_success", 1);
            await().atMost(SOON)
                    .until(() -> !RedisText.command(scene.place(), "DBSIZE").equals(":0"));
            assertThat(RedisText.command(scene.place(), "FLUSHALL")).isEqualTo("+OK");
            await().atMost(SOON)
                    .until(
                            () ->
                                    RedisText.command(
                                                    scene.place(), "EXISTS cooldown:wl1:alpha:P-1")
                                            .equals(":1"));

            scene.assertFound(16);
        }
    }

    @SideBySide
    void findsACountOfPollsThatARestartForgot() throws Exception {
        String pending =
                "settlement: {step: 10m, positive: [pending, won], hedge: [pending, lost]}\n";
        try (Scene scene = new Scene(folder, pending, WINDOW)) {
            Instance instance = scene.start("one");
            scene.publish("P-1");
            // Forgotten, the count is 0, or 1 with an answer that waits: the next poll is 1 or 2.
            scene.awaitPoll("P-1/positive", 3);
            scene.awaitPoll("P-1/hedge", 3);
            instance.child().kill();
            instance.startAgain(order -> order.with(Bug.POLL_COUNTER_RESET));
            scene.awaitHit(instance, "bug.count-forgotten");

            scene.assertFound(9);
        }
    }

    @SideBySide
    void findsRequestsCommittedWithALaterMembership() throws Exception {
        try (Scene scene = new Scene(folder, "", Duration.ofMinutes(2))) {
            scene.startRoles("decides", "desk", "settlement", "settlement-worker", "mirror");
            Instance keeper =
                    scene.startRoles(
                            "keeps",
                            order ->
                                    order.with(Bug.METADATA_CAPTURED_AT_COMMIT)
                                            .stopAt(CrashPoint.PLACEMENT_AFTER_POLL),
                            "placement-worker");
            scene.publish("P-1");
            await().atMost(SOON).until(() -> keeper.child().isFrozen());
            scene.startRoles("takes-over", "placement-worker");
            scene.awaitBet("P-1/positive");
            keeper.child().thaw();
            scene.awaitHit(keeper, "bug.kept");
            scene.awaitRecords(Topics.BET_PLACEMENT_ATTEMPTS, 6);

            scene.assertFound(1);
        }
    }

    @SideBySide
    void findsASendAlthoughTheCommitIsUnknown() throws Exception {
        try (Scene scene = new Scene(folder, "", WINDOW)) {
            scene.start(
                    "one",
                    order ->
                            order.with(Bug.SEND_ALTHOUGH_COMMIT_UNKNOWN)
                                    .lose(LostCommit.ABORTED_WITHOUT_ANSWER));
            scene.publish("P-1");
            scene.awaitBet("P-1/positive");

            scene.assertFound(2);
        }
    }

    @SideBySide
    void findsATimerThatOvertakesWaitingOutcomes() throws Exception {
        String script = bet("P-1/positive", "accept_drop, not_found_at_first");
        try (Scene scene = new Scene(folder, script, WINDOW)) {
            // It is decided when it rings, so before whatever waits to be decided.
            Instance instance =
                    scene.start("one", order -> order.with(Bug.TIMER_OVERTAKES_OUTCOME));
            scene.publish("P-1");
            scene.awaitHit(instance, "bug.timer-first");
            scene.awaitBet("P-1/positive");

            scene.assertFound(12);
        }
    }

    @SideBySide
    void findsDecisionsByALocalClock() throws Exception {
        Duration behind = Duration.ofHours(-1);
        try (Scene scene = new Scene(folder, "abilities: {refusesLate: false}\n", WINDOW)) {
            scene.start("one", order -> order.with(Bug.LOCAL_CLOCK).clockOffBy(behind));
            scene.traffic().publish(Traffic.arb("P-1", "A1", Instant.now().plus(behind)));
            scene.awaitBet("P-1/positive");

            scene.assertFound(3);
        }
    }

    @SideBySide
    void findsAnOutcomeThatIsLostWithATransaction() throws Exception {
        try (Scene scene = new Scene(folder, "", SHORT_WINDOW)) {
            Instance instance =
                    scene.start(
                            "one",
                            order ->
                                    order.with(Bug.OUTCOME_IN_TRANSACTION)
                                            .crashAt(CrashPoint.PLACEMENT_BEFORE_COMMIT, 2));
            scene.publish("P-1");
            scene.awaitBet("P-1/positive");
            scene.publish("P-2");
            scene.awaitEnd(instance);
            assertThat(instance.hits()).contains("bug.outcome-in-transaction");
            instance.startAgain();
            scene.awaitAllEnded();

            scene.assertFound(8);
        }
    }

    @SideBySide
    void findsABetSentLateBecauseNotAfterWasCheckedTooEarly() throws Exception {
        try (Scene scene = new Scene(folder, "abilities: {refusesLate: false}\n", SHORT_WINDOW)) {
            scene.start(
                    "one",
                    order ->
                            order.with(Bug.NOT_AFTER_BEFORE_QUEUEING_ONLY)
                                    .delayAt(
                                            CrashPoint.PLACEMENT_AFTER_COMMIT,
                                            SHORT_WINDOW.plusSeconds(1)));
            scene.publish("P-1");
            scene.awaitBet("P-1/positive");
            scene.awaitRecords(Topics.BET_PLACEMENT_OUTCOMES, 1);

            scene.assertFound(3);
        }
    }

    private static String bet(String bet, String fault) {
        return "bets:\n  %s: {faults: [%s]}\n".formatted(bet, fault);
    }
}
