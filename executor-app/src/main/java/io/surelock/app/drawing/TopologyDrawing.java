package io.surelock.app.drawing;

import io.surelock.clock.BrokerTime;
import io.surelock.clock.ManualClock;
import io.surelock.contract.Wire;
import io.surelock.desk.policy.Policy;
import io.surelock.topology.desk.DeskSettings;
import io.surelock.topology.desk.DeskTopology;
import io.surelock.topology.desk.JournalTail;
import io.surelock.topology.settlement.SettlementTopology;
import io.surelock.topology.settlement.WatchSettings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws the desk topology and the settlement topology. */
public final class TopologyDrawing {

    private TopologyDrawing() {}

    /** Both in one drawing, with a line end. */
    public static String of(DrawingFormat format) {
        List<Graph> graphs = graphs();
        List<String> lines =
                switch (format) {
                    case TEXT -> text(graphs);
                    case MERMAID -> mermaid(graphs);
                    case DOT -> dot(graphs);
                };
        return String.join("\n", lines) + "\n";
    }

    /** Built as for a run, with parts that are never used. */
    private static List<Graph> graphs() {
        BrokerTime clock = new ManualClock(Instant.EPOCH);
        Duration wakeup = Duration.ofMillis(250);
        Wire wire = Wire.standard();
        var desk =
                new DeskSettings(
                        wire,
                        clock,
                        Policy.DEFAULT,
                        1,
                        wakeup,
                        1,
                        false,
                        _ -> true,
                        JournalTail.none());
        return List.of(
                Graph.of("desk", DeskTopology.build(desk)),
                Graph.of(
                        "settlement",
                        SettlementTopology.build(new WatchSettings(wire, clock, wakeup))));
    }

    private static List<String> text(List<Graph> graphs) {
        List<String> lines = new ArrayList<>();
        for (Graph graph : graphs) {
            lines.add(graph.name());
            for (Graph.Edge edge : graph.edges()) {
                lines.add("  %s -> %s".formatted(edge.from(), edge.to()));
            }
            for (Graph.Edge kept : graph.stores()) {
                lines.add("  %s keeps %s".formatted(kept.from(), kept.to()));
            }
        }
        return lines;
    }

    private static List<String> mermaid(List<Graph> graphs) {
        // A topic that both topologies use is one node.
        Set<String> lines = new LinkedHashSet<>();
        lines.add("flowchart LR");
        for (Graph graph : graphs) {
            for (String topic : graph.topics()) {
                lines.add("  %s([%s])".formatted(topic, topic));
            }
            lines.add("  subgraph %s-topology [%s]".formatted(graph.name(), graph.name()));
            for (String processor : graph.processors()) {
                lines.add("    %s[%s]".formatted(processor, processor));
            }
            for (Graph.Edge kept : graph.stores()) {
                lines.add("    %s --- %s[(%s)]".formatted(kept.from(), kept.to(), kept.to()));
            }
            lines.add("  end %% " + graph.name());
            for (Graph.Edge edge : graph.edges()) {
                lines.add("  %s --> %s".formatted(edge.from(), edge.to()));
            }
        }
        return List.copyOf(lines);
    }

    private static List<String> dot(List<Graph> graphs) {
        Set<String> lines = new LinkedHashSet<>();
        lines.add("digraph surelock {");
        lines.add("  rankdir=LR;");
        for (Graph graph : graphs) {
            for (String topic : graph.topics()) {
                lines.add("  \"%s\" [shape=ellipse];".formatted(topic));
            }
            lines.add("  subgraph \"cluster-%s\" {".formatted(graph.name()));
            lines.add("    label=\"%s\";".formatted(graph.name()));
            for (String processor : graph.processors()) {
                lines.add("    \"%s\" [shape=box];".formatted(processor));
            }
            for (Graph.Edge kept : graph.stores()) {
                lines.add("    \"%s\" [shape=cylinder];".formatted(kept.to()));
                lines.add("    \"%s\" -> \"%s\" [dir=none];".formatted(kept.from(), kept.to()));
            }
            lines.add("  } // " + graph.name());
            for (Graph.Edge edge : graph.edges()) {
                lines.add("  \"%s\" -> \"%s\";".formatted(edge.from(), edge.to()));
            }
        }
        lines.add("}");
        return List.copyOf(lines);
    }
}
