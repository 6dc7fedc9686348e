package io.surelock.app.durability;

import io.surelock.app.durability.TopicState.Keeping;
import io.surelock.app.durability.TopicState.Standing;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.MetadataLag;
import io.surelock.app.topics.TopicPlan;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** Describes every topic that Surelock relies on, as it is or as it would be made. */
public final class TopicReader {

    private static final String OFFSETS = "__consumer_offsets";
    private static final String TRANSACTIONS = "__transaction_state";

    private final Admin admin;
    private final InternalTopics internal;
    private final int replication;

    /**
     * @param admin of the cluster
     * @param prefix the configured beginning of the applications' ids
     * @param replication with which Kafka Streams would make its topics, 1 or more
     */
    public TopicReader(Admin admin, String prefix, int replication) {
        this.admin = admin;
        this.internal = new InternalTopics(prefix);
        this.replication = replication;
    }

    /**
     * All of them: those of the contract in its order, those of Kafka Streams and of the brokers.
     * One that is told as missing was so for 3 s.
     *
     * @throws KafkaAccessException if Kafka does not answer or refuses
     */
    public List<TopicState> read() throws KafkaAccessException {
        return MetadataLag.outlast(
                this::readOnce,
                topics -> topics.stream().noneMatch(topic -> topic.standing() == Standing.MISSING));
    }

    private List<TopicState> readOnce() throws KafkaAccessException {
        Set<String> existing =
                KafkaConnection.get(
                        admin.listTopics(new ListTopicsOptions().listInternal(true)).names(),
                        "list the topics");
        SequencedMap<String, TopicUse> wanted = wanted(existing);
        Set<String> there = new TreeSet<>(wanted.keySet());
        there.retainAll(existing);
        Map<String, TopicDescription> shapes =
                KafkaConnection.get(
                        admin.describeTopics(there).allTopicNames(), "describe the topics");
        Map<String, Settings> settings =
                Settings.of(admin, ConfigResource.Type.TOPIC, shapes.keySet());
        List<TopicState> states = new ArrayList<>();
        for (Map.Entry<String, TopicUse> one : wanted.entrySet()) {
            TopicDescription shape = shapes.get(one.getKey());
            Settings set = settings.get(one.getKey());
            states.add(
                    shape == null || set == null
                            ? absent(one.getKey(), one.getValue())
                            : present(one.getValue(), shape, set));
        }
        return List.copyOf(states);
    }

    private SequencedMap<String, TopicUse> wanted(Set<String> existing) {
        SequencedMap<String, TopicUse> wanted = new LinkedHashMap<>();
        for (Topic topic : Topics.all()) {
            wanted.put(
                    topic.name(),
                    topic.equals(Topics.DESK_JOURNAL) ? TopicUse.JOURNAL : TopicUse.OWN);
        }
        internal.among(existing).forEach(name -> wanted.put(name, TopicUse.STREAMS));
        wanted.put(OFFSETS, TopicUse.OFFSETS);
        wanted.put(TRANSACTIONS, TopicUse.TRANSACTIONS);
        return wanted;
    }

    private static TopicState present(TopicUse use, TopicDescription shape, Settings settings)
            throws KafkaAccessException {
        return new TopicState(
                shape.name(),
                use,
                Standing.EXISTS,
                shape.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0),
                Math.toIntExact(settings.number(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)),
                settings.yes(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG),
                new Keeping(
                        settings.text(TopicConfig.CLEANUP_POLICY_CONFIG),
                        settings.number(TopicConfig.RETENTION_MS_CONFIG),
                        settings.number(TopicConfig.RETENTION_BYTES_CONFIG)));
    }

    private TopicState absent(String topic, TopicUse use) throws KafkaAccessException {
        return switch (use) {
            case OWN, JOURNAL -> TopicState.missing(topic, use);
            case STREAMS ->
                    TopicState.planned(
                            topic, use, replication, TopicPlan.minInSync(replication), false);
            case OFFSETS ->
                    brokers()
                            .planned(
                                    topic,
                                    use,
                                    "offsets.topic.replication.factor",
                                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                    true);
            case TRANSACTIONS ->
                    brokers()
                            .planned(
                                    topic,
                                    use,
                                    "transaction.state.log.replication.factor",
                                    "transaction.state.log.min.isr",
                                    // Brokers make this one with unclean election off.
                                    false);
        };
    }

    private BrokerDefaults brokers() throws KafkaAccessException {
        return BrokerDefaults.read(admin);
    }
}
