package io.surelock.app.drawing;

import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One topology without its plumbing: sources and sinks are replaced by their topics.
 *
 * @param name of the application
 * @param topics read or written, by name
 * @param processors by name
 * @param edges the ways of records between topics and processors
 * @param stores from each processor to the stores it keeps
 */
record Graph(
        String name,
        List<String> topics,
        List<String> processors,
        List<Edge> edges,
        List<Edge> stores) {

    /** Two parts that belong together. */
    record Edge(String from, String to) {}

    static Graph of(String name, Topology topology) {
        var builder = new Builder();
        for (Subtopology subtopology : topology.describe().subtopologies()) {
            subtopology.nodes().stream()
                    .sorted(Comparator.comparingInt(Graph::depth).thenComparing(Node::name))
                    .forEach(builder::add);
        }
        return new Graph(
                name,
                List.copyOf(builder.topics),
                List.copyOf(builder.processors),
                List.copyOf(builder.edges),
                List.copyOf(builder.stores));
    }

    /** How far a node is from the topics that are read. */
    private static int depth(Node node) {
        return node.predecessors().stream().mapToInt(before -> 1 + depth(before)).max().orElse(0);
    }

    private static final class Builder {

        private final Set<String> topics = new TreeSet<>();
        private final Set<String> processors = new TreeSet<>();
        private final Set<Edge> edges = new LinkedHashSet<>();
        private final Set<Edge> stores = new LinkedHashSet<>();

        private void add(Node node) {
            switch (node) {
                case Source source ->
                        source.topicSet()
                                .forEach(
                                        topic -> {
                                            topics.add(topic);
                                            link(topic, node);
                                        });
                case Processor processor -> {
                    processors.add(processor.name());
                    processor.stores().stream()
                            .sorted()
                            .forEach(store -> stores.add(new Edge(processor.name(), store)));
                    link(processor.name(), node);
                }
                case Sink sink -> topics.add(sink.topic());
                default -> throw new IllegalStateException("An unknown kind of node: " + node);
            }
        }

        private void link(String from, Node node) {
            node.successors().stream()
                    .map(next -> next instanceof Sink sink ? sink.topic() : next.name())
                    .sorted()
                    .forEach(next -> edges.add(new Edge(from, next)));
        }
    }
}
