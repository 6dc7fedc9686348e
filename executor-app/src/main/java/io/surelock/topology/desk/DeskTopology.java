package io.surelock.topology.desk;

import static io.surelock.topology.desk.DeskNodes.sink;
import static io.surelock.topology.desk.DeskNodes.source;

import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.topology.ReportsFirst;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

import java.util.List;
import java.util.stream.Stream;

/**
 * The desk topology, whole.
 *
 * <pre>
 *  arb-opportunities ─> read-opportunities ─┐
 *  operator-commands ─> read-commands ──────┤
 *  routed-inputs ─────> read-routed-inputs ─┼─> decide ─> journal, events, requests, watches, …
 *  bet-placement-outcomes ─┐                │
 *  leg-settlements ────────┴> read-reports ─┘
 * </pre>
 */
public final class DeskTopology {

    /** Where people publish: unreadable or invalid records become dead letters. */
    private static final List<Topic> PUBLISHED =
            List.of(Topics.ARB_OPPORTUNITIES, Topics.OPERATOR_COMMANDS, Topics.ROUTED_INPUTS);

    /** Where Surelock's own parts report; taken before opportunities when both wait. */
    private static final List<Topic> REPORTED =
            List.of(Topics.BET_PLACEMENT_OUTCOMES, Topics.LEG_SETTLEMENTS);

    private static final List<Topic> DECIDED =
            List.of(
                    Topics.DESK_JOURNAL,
                    Topics.EXECUTOR_EVENTS,
                    Topics.EXPOSURE_EVENTS,
                    Topics.EXPOSURE_RECORDS,
                    Topics.ACCOUNT_COOLDOWNS,
                    Topics.BET_PLACEMENT_REQUESTS,
                    Topics.BET_PLACEMENT_OUTCOMES,
                    Topics.SETTLEMENT_WATCHES);

    private DeskTopology() {}

    /** The topics a desk decides on; all have the same number of partitions. */
    public static List<Topic> inputs() {
        return Stream.concat(PUBLISHED.stream(), REPORTED.stream()).toList();
    }

    /** Builds it. */
    public static Topology build(DeskSettings settings) {
        Topology topology = new Topology();
        PUBLISHED.forEach(topic -> addSource(topology, topic));
        REPORTED.forEach(topic -> addSource(topology, topic));
        topology.addProcessor(
                DeskNodes.READ_INPUTS,
                () -> new InputIntake(settings),
                PUBLISHED.stream().map(DeskNodes::source).toArray(String[]::new));
        topology.addProcessor(
                DeskNodes.READ_REPORTS,
                () -> new ReportIntake(settings),
                REPORTED.stream().map(DeskNodes::source).toArray(String[]::new));
        topology.addProcessor(
                DeskNodes.DECIDE,
                () -> new DeskProcessor(settings),
                DeskNodes.READ_INPUTS,
                DeskNodes.READ_REPORTS);
        addStores(topology);
        DECIDED.forEach(topic -> addSink(topology, topic, DeskNodes.DECIDE));
        addSink(topology, Topics.ROUTED_INPUTS, DeskNodes.READ_INPUTS);
        addSink(topology, Topics.DEAD_LETTERS, DeskNodes.READ_INPUTS);
        return topology;
    }

    private static void addStores(Topology topology) {
        for (String name : DeskStores.ofDecisions()) {
            if (DeskStores.isTimeKeyed(name)) {
                topology.addStateStore(DeskStores.timeKeyed(name), DeskNodes.DECIDE);
            } else {
                topology.addStateStore(DeskStores.textKeyed(name), DeskNodes.DECIDE);
            }
        }
        topology.addStateStore(DeskStores.timeKeyed(DeskStores.PARKED), DeskNodes.READ_INPUTS);
    }

    private static void addSource(Topology topology, Topic topic) {
        boolean first =
                !topic.equals(Topics.ARB_OPPORTUNITIES) && !topic.equals(Topics.ROUTED_INPUTS);
        topology.addSource(
                AutoOffsetReset.earliest(),
                source(topic),
                first ? ReportsFirst.REPORTS : ReportsFirst.OPPORTUNITIES,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic.name());
    }

    private static void addSink(Topology topology, Topic topic, String parent) {
        topology.addSink(
                sink(topic),
                topic.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                parent);
    }
}
