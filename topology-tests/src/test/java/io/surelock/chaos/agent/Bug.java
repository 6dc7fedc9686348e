package io.surelock.chaos.agent;

import io.surelock.topology.desk.DeskBugAdvice;
import io.surelock.topology.desk.DeskBugs;
import io.surelock.topology.settlement.WatchBugs;
import io.surelock.worker.placement.PlacementBugAdvice;

import java.util.List;

/** Bugs that this program must never have, each as the places where it is planted. */
public enum Bug {
    /** A bet is sent while the attempt that announces it is not committed. */
    SEND_BEFORE_COMMIT(
            at(Names.PLACEMENT + "PlacementParts", "<init>", PlacementBugAdvice.NoteParts.class),
            at(Names.PLACEMENT + "AttemptPlanner", "plan", PlacementBugAdvice.SendAtOnce.class)),

    /** A positive bet without an answer counts as accepted. */
    HEDGE_ON_TIMEOUT(
            at("io.surelock.desk.DeskDecider", "decide", DeskBugAdvice.HedgeOnTimeout.class)),

    /** Cooldowns are known to the process that began them only. */
    COOLDOWN_FORGOTTEN_ON_RESTART(
            at(Names.DESK + "KafkaBook", "putAccount", DeskBugAdvice.NoteAccount.class),
            at(Names.DESK + "KafkaBook", "account", DeskBugAdvice.ForgetCooldown.class)),

    /** A bet without an answer is sent again. */
    RESEND_ON_UNKNOWN(
            at(Names.PLACEMENT + "SendBetTask", "send", PlacementBugAdvice.SendAgain.class)),

    /** Keys in Redis expire so long after they are written, not when the log says. */
    EXPIRY_EXTENDED_BY_REPLAY(
            at("io.surelock.mirror.RedisWrite", "<init>", ClockAdvice.RelativeExpiry.class)),

    /** The count of polls is kept in memory. */
    POLL_COUNTER_RESET(
            at(Names.WATCH + "WatchProcessor", "apply", WatchBugs.Count.class),
            at(Names.WATCH + "WatchProcessor", "find", WatchBugs.ForgetCount.class)),

    /** Requests are kept over a rebalance and committed with the membership of the moment. */
    METADATA_CAPTURED_AT_COMMIT(
            at(
                    Names.PLACEMENT + "PlacementWorker",
                    "take",
                    PlacementBugAdvice.LateMembership.class),
            at(Names.PLACEMENT + "RequestAssignment", "holds", PlacementBugAdvice.AlwaysHeld.class),
            at(Names.PLACEMENT + "RequestAssignment", "drop", PlacementBugAdvice.Skip.class),
            at(
                    Names.PLACEMENT + "RecentAttempts",
                    "assigned",
                    PlacementBugAdvice.AssignedOnce.class)),

    /** A commit whose result stays unknown counts as made. */
    SEND_ALTHOUGH_COMMIT_UNKNOWN(
            at(
                    Names.PLACEMENT + "PlacementTransaction",
                    "commitForCertain",
                    PlacementBugAdvice.NeverMindTheAnswer.class)),

    /** A timer is decided when it rings, whatever waits. */
    TIMER_OVERTAKES_OUTCOME(
            at(Names.DESK + "DeskProcessor", "init", DeskBugAdvice.NoteProcessor.class),
            at(Names.DESK + "DeskProcessor", "process", DeskBugAdvice.NoteArrival.class),
            at(Names.DESK + "Outlet", "send", DeskBugAdvice.DecideAtOnce.class)),

    /** There is one arb that cannot be decided, {@link DeskBugs#UNDECIDABLE}. */
    ONE_CANNOT_BE_DECIDED(
            at("io.surelock.desk.DeskDecider", "decide", DeskBugAdvice.FailForOne.class)),

    /** Decisions and deadlines go by the local clock, trusted whatever the brokers say. */
    LOCAL_CLOCK(
            at("io.surelock.clock.BrokerClock", "now", ClockAdvice.LocalNow.class),
            at("io.surelock.clock.BrokerClock", "health", ClockAdvice.AlwaysTrusted.class)),

    /** What a bookmaker said is written in the next transaction of attempts. */
    OUTCOME_IN_TRANSACTION(
            at("io.surelock.worker.OutcomeWriter", "write", PlacementBugAdvice.PutAside.class),
            at(
                    Names.PLACEMENT + "PlacementTransaction",
                    "commit",
                    PlacementBugAdvice.WithOutcomes.class),
            at(
                    "org.apache.kafka.clients.producer.KafkaProducer",
                    "sendOffsetsToTransaction",
                    PlacementBugAdvice.RecordsFirst.class)),

    /** The last look at notAfter, right before the send, is left out. */
    NOT_AFTER_BEFORE_QUEUEING_ONLY(
            at(Names.PLACEMENT + "SendBetTask", "<init>", PlacementBugAdvice.ForgetNotAfter.class));

    /** One place of a bug. */
    record Place(String className, String method, Class<?> advice) {}

    private static final class Names {
        private static final String PLACEMENT = "io.surelock.worker.placement.";
        private static final String DESK = "io.surelock.topology.desk.";
        private static final String WATCH = "io.surelock.topology.settlement.";
    }

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed, nor can a class
    private final List<Place> places;

    Bug(Place... places) {
        this.places = List.of(places);
    }

    List<Place> places() {
        return places;
    }

    private static Place at(String className, String method, Class<?> advice) {
        return new Place(className, method, advice);
    }
}
