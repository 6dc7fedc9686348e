package io.surelock.chaos.agent;

import org.jspecify.annotations.Nullable;

/**
 * The moments between two steps at which a process may die, in the order of an arb's way. Those of
 * the placement worker are its own {@link io.surelock.worker.Step}s; the others are the beginning
 * or the end of a method.
 */
public enum CrashPoint {
    /** An input was read; nothing is decided. */
    DESK_READ("io.surelock.topology.desk.DeskProcessor", "process", Edge.ENTER),
    /** Decided; neither stored nor journaled. */
    DESK_DECIDED("io.surelock.desk.DeskDecider", "decide", Edge.EXIT),
    /** The stores are written, the journal is not. */
    DESK_STORED("io.surelock.topology.desk.KafkaBook", "putDesk", Edge.EXIT),
    /** The journal entry is forwarded, what follows from it is not. */
    DESK_JOURNALED("io.surelock.topology.desk.Outlet", "send", Edge.EXIT, "desk-journal"),
    /** Everything of one input is forwarded. */
    DESK_FORWARDED("io.surelock.topology.desk.DeskTask", "noteTimers", Edge.ENTER),
    /** A timer is taken out of its store, its record is not written. */
    DESK_TIMER_TAKEN(
            "io.surelock.topology.desk.Outlet", "send", Edge.ENTER, "bet-placement-outcomes"),
    /** A timer's record is written. */
    DESK_TIMER_WRITTEN(
            "io.surelock.topology.desk.Outlet", "send", Edge.EXIT, "bet-placement-outcomes"),
    /** All records of a desk's transaction are sent, its offsets are not. */
    DESK_BEFORE_OFFSETS(Names.PRODUCER, "sendOffsetsToTransaction", Edge.ENTER, "surelock-desk"),
    /** The desk's transaction is complete but not committed. */
    DESK_BEFORE_COMMIT(Names.PRODUCER, "commitTransaction", Edge.ENTER, "surelock-desk"),
    /** The desk's transaction stands; nothing after it has happened. */
    DESK_COMMITTED(Names.PRODUCER, "commitTransaction", Edge.EXIT, "surelock-desk"),

    PLACEMENT_AFTER_POLL,
    PLACEMENT_AFTER_ATTEMPTS_WRITTEN,
    PLACEMENT_BEFORE_COMMIT,
    PLACEMENT_AFTER_COMMIT,
    PLACEMENT_BEFORE_SEND,
    PLACEMENT_AFTER_SEND,
    PLACEMENT_BEFORE_OUTCOME,
    PLACEMENT_AFTER_OUTCOME,

    /** A watch or an answer was read. */
    WATCH_READ("io.surelock.topology.settlement.WatchProcessor", "process", Edge.ENTER),
    /** A watch is stored, not yet on the agenda. */
    WATCH_STORED("io.surelock.topology.settlement.PollAgenda", "ask", Edge.ENTER),
    /** A poll is asked for. */
    WATCH_ASKED("io.surelock.topology.settlement.WatchProcessor", "ask", Edge.EXIT),
    /** An answer is decided and told. */
    WATCH_TOLD("io.surelock.topology.settlement.WatchProcessor", "apply", Edge.EXIT),
    WATCH_BEFORE_OFFSETS(
            Names.PRODUCER, "sendOffsetsToTransaction", Edge.ENTER, "surelock-settlement"),
    WATCH_BEFORE_COMMIT(Names.PRODUCER, "commitTransaction", Edge.ENTER, "surelock-settlement"),
    WATCH_COMMITTED(Names.PRODUCER, "commitTransaction", Edge.EXIT, "surelock-settlement"),

    /** A poll is read; the bookmaker is not asked. */
    POLL_READ("io.surelock.worker.settlement.SettlementWorker", "take", Edge.ENTER),
    /** The bookmaker has answered; nothing is written. */
    POLL_ANSWERED("io.surelock.worker.settlement.SettlementCalls", "report", Edge.ENTER),
    /** The answer is acknowledged by the brokers; its offset is not committed. */
    POLL_WRITTEN("io.surelock.worker.settlement.OffsetTracker", "finished", Edge.ENTER),

    /** Records for Redis are read. */
    MIRROR_READ("io.surelock.mirror.MirrorApplier", "apply", Edge.ENTER),
    /** Redis holds them. */
    MIRROR_WRITTEN("io.surelock.mirror.MirrorApplier", "apply", Edge.EXIT);

    /** Which end of the method. */
    enum Edge {
        ENTER,
        EXIT
    }

    private static final class Names {
        private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
    }

    private final @Nullable String className;
    private final String method;
    private final Edge edge;
    private final String only;

    CrashPoint() {
        this(null, "", Edge.ENTER, "");
    }

    CrashPoint(String className, String method, Edge edge) {
        this(className, method, edge, "");
    }

    CrashPoint(@Nullable String className, String method, Edge edge, String only) {
        this.className = className;
        this.method = method;
        this.edge = edge;
        this.only = only;
    }

    /** The class it is in; null for a step of the placement worker. */
    @Nullable String className() {
        return className;
    }

    String method() {
        return method;
    }

    Edge edge() {
        return edge;
    }

    /**
     * Narrows the method down: to calls whose first argument is this topic, or to threads whose
     * name begins with this; empty for every call.
     */
    String only() {
        return only;
    }

    boolean isOfAProducer() {
        return Names.PRODUCER.equals(className);
    }

    /** The one role that reaches it. */
    public String role() {
        return switch (name().substring(0, name().indexOf('_'))) {
            case "DESK" -> "desk";
            case "PLACEMENT" -> "placement-worker";
            case "WATCH" -> "settlement";
            case "POLL" -> "settlement-worker";
            case "MIRROR" -> "mirror";
            default -> throw new IllegalStateException("of no role: " + this);
        };
    }
}
