package io.surelock.app.durability;

import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

import java.util.Collection;
import java.util.List;

/**
 * With what settings the brokers would make topics of their own. Whichever broker is asked first
 * makes them, so the worst of all counts.
 */
final class BrokerDefaults {

    private final List<Settings> brokers;

    private BrokerDefaults(List<Settings> brokers) {
        this.brokers = brokers;
    }

    static BrokerDefaults read(Admin admin) throws KafkaAccessException {
        Collection<Node> nodes =
                KafkaConnection.get(admin.describeCluster().nodes(), "name its brokers");
        List<String> ids = nodes.stream().map(Node::idString).toList();
        return new BrokerDefaults(
                List.copyOf(Settings.of(admin, ConfigResource.Type.BROKER, ids).values()));
    }

    /**
     * A topic as it would be made.
     *
     * @param copies the brokers' setting of its replication
     * @param minInSync the brokers' setting of its {@code min.insync.replicas}
     * @param electionByDefault whether unclean election is what the brokers have set; else it is
     *     off
     */
    TopicState planned(
            String topic, TopicUse use, String copies, String minInSync, boolean electionByDefault)
            throws KafkaAccessException {
        return TopicState.planned(
                topic,
                use,
                least(copies),
                least(minInSync),
                electionByDefault && anyUncleanElection());
    }

    private int least(String setting) throws KafkaAccessException {
        long least = Integer.MAX_VALUE;
        for (Settings broker : brokers) {
            least = Math.min(least, broker.number(setting));
        }
        return Math.toIntExact(least);
    }

    private boolean anyUncleanElection() throws KafkaAccessException {
        for (Settings broker : brokers) {
            if (broker.yes(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG)) {
                return true;
            }
        }
        return false;
    }
}
