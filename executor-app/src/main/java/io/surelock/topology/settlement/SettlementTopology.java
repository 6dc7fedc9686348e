package io.surelock.topology.settlement;

import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.topology.ReportsFirst;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

import java.util.List;

/**
 * The settlement topology, whole.
 *
 * <pre>
 *  settlement-watches ───────┐            ┌─> settlement-poll-requests
 *  settlement-poll-outcomes ─┴─> watch ───┴─> leg-settlements
 * </pre>
 */
public final class SettlementTopology {

    /** Bet to {@code BetWatch}. Part of the changelog's name: never change it. */
    public static final String WATCHES = "bet-watches";

    private static final String WATCH = "watch";

    private static final List<Topic> OUTPUTS =
            List.of(Topics.SETTLEMENT_POLL_REQUESTS, Topics.LEG_SETTLEMENTS);

    private SettlementTopology() {}

    /** The topics it reads; both have the same number of partitions. */
    public static List<Topic> inputs() {
        return List.of(Topics.SETTLEMENT_WATCHES, Topics.SETTLEMENT_POLL_OUTCOMES);
    }

    /** Builds it. */
    public static Topology build(WatchSettings settings) {
        Topology topology = new Topology();
        for (Topic topic : inputs()) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    source(topic),
                    ReportsFirst.REPORTS,
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer(),
                    topic.name());
        }
        topology.addProcessor(
                WATCH,
                () -> new WatchProcessor(settings),
                inputs().stream().map(SettlementTopology::source).toArray(String[]::new));
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(WATCHES),
                        Serdes.String(),
                        Serdes.ByteArray()),
                WATCH);
        for (Topic topic : OUTPUTS) {
            topology.addSink(
                    sink(topic),
                    topic.name(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    WATCH);
        }
        return topology;
    }

    static String sink(Topic topic) {
        return topic.name() + "-sink";
    }

    private static String source(Topic topic) {
        return topic.name() + "-source";
    }
}
