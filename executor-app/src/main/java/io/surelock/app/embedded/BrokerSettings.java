package io.surelock.app.embedded;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The broker settings of the embedded Kafka. What a setting does to latency or memory was measured
 * on two shared cores; the retention, clean-up and timestamps of topics are set per topic.
 */
final class BrokerSettings {

    private static final int MIB = 1024 * 1024;

    /** A dead letter may be twice the largest input (2 MiB), plus headers and batch overhead. */
    private static final int LARGEST_BATCH_BYTES = 5 * MIB;

    private BrokerSettings() {}

    /**
     * The settings of one node of a cluster.
     *
     * @param node the node
     * @param voters all nodes of the cluster
     * @param overrides settings that replace or join those given here
     */
    static Properties of(BrokerNode node, List<BrokerNode> voters, Map<String, String> overrides) {
        Properties settings = new Properties();
        settings.putAll(listeners(node, voters));
        settings.putAll(durability(voters.size()));
        settings.putAll(latency());
        settings.putAll(footprint());
        settings.putAll(overrides);
        return settings;
    }

    private static Map<String, String> listeners(BrokerNode node, List<BrokerNode> voters) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(node.id()),
                "controller.quorum.voters",
                voters.stream().map(BrokerNode::voter).collect(Collectors.joining(",")),
                "listeners",
                "PLAINTEXT://%s,CONTROLLER://%s:%d"
                        .formatted(node.address(), BrokerNode.HOST, node.controllerPort()),
                "advertised.listeners",
                "PLAINTEXT://" + node.address(),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "log.dirs",
                node.dataFolder().toString());
    }

    /**
     * Three nodes survive the loss of one without forgetting anything; a single one has no copy.
     */
    private static Map<String, String> durability(int nodes) {
        String replicas = Integer.toString(Math.min(nodes, 3));
        String inSync = nodes >= 3 ? "2" : "1";
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", replicas),
                Map.entry("min.insync.replicas", inSync),
                Map.entry("offsets.topic.replication.factor", replicas),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", replicas),
                Map.entry("transaction.state.log.min.isr", inSync),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", replicas),
                Map.entry("share.coordinator.state.topic.min.isr", inSync),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("unclean.leader.election.enable", "false"),
                Map.entry("message.max.bytes", Integer.toString(LARGEST_BATCH_BYTES)),
                Map.entry("replica.fetch.max.bytes", Integer.toString(LARGEST_BATCH_BYTES)));
    }

    private static Map<String, String> latency() {
        return Map.ofEntries(
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Lets a test notice a dead consumer after a second; clients choose their own.
                Map.entry("group.min.session.timeout.ms", "1000"),
                // The default of 20 ms is paid by every first write of a transaction.
                Map.entry("add.partitions.to.txn.retry.backoff.ms", "1"),
                // An open transaction of a killed instance blocks committed reads until its abort.
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                // A node killed and started again is refused until its old session has ended.
                Map.entry("broker.heartbeat.interval.ms", "1000"),
                Map.entry("broker.session.timeout.ms", "4000"),
                // What a broker waits for another that says nothing. While the end of a transaction
                // is on its way to one that hangs, its producer can begin no other.
                Map.entry("request.timeout.ms", "5000"),
                Map.entry("server.max.startup.time.ms", "60000"));
    }

    private static Map<String, String> footprint() {
        return Map.ofEntries(
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "1"),
                Map.entry("group.coordinator.threads", "1"),
                Map.entry("group.coordinator.background.threads", "1"),
                Map.entry("share.coordinator.threads", "1"),
                Map.entry("log.cleaner.threads", "1"),
                // The default of 128 MiB is allocated at once, compacted topics or not.
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 * MIB)),
                Map.entry("log.cleaner.io.buffer.size", Integer.toString(MIB / 4)),
                Map.entry("offsets.load.buffer.size", Integer.toString(MIB)),
                Map.entry("transaction.state.log.load.buffer.size", Integer.toString(MIB)),
                Map.entry("log.index.size.max.bytes", Integer.toString(MIB)),
                // An idle controller writes an empty record at this pace (default 500 ms).
                Map.entry("metadata.max.idle.interval.ms", "5000"),
                // Nobody looks at this broker through JMX.
                Map.entry("metric.reporters", ""));
    }
}
