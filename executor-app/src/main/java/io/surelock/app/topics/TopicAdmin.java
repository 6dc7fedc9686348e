package io.surelock.app.topics;

import io.surelock.contract.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Creates topics and compares them with a plan. Partitions of an existing topic never change. */
public final class TopicAdmin {

    private final Admin admin;
    private final TopicPlan plan;

    private TopicAdmin(Admin admin, TopicPlan plan) {
        this.admin = admin;
        this.plan = plan;
    }

    /**
     * Creates the topics that are missing and sets what differs and can be set.
     *
     * @throws KafkaAccessException if Kafka does not answer or refuses
     */
    public static TopicChanges apply(Admin admin, TopicPlan plan) throws KafkaAccessException {
        var topics = new TopicAdmin(admin, plan);
        List<String> created = topics.createMissing();
        List<Difference> differences =
                topics.differences().stream()
                        // A new topic is what was asked for; brokers may still be learning of it.
                        .filter(difference -> !created.contains(difference.topic()))
                        .toList();
        List<Difference> settable = differences.stream().filter(Difference::isSettable).toList();
        topics.alter(settable);
        return new TopicChanges(
                created,
                settable,
                differences.stream().filter(difference -> !difference.isSettable()).toList(),
                plan.topics().size());
    }

    /**
     * Compares and changes nothing.
     *
     * @return the differences, in the order of the plan
     * @throws KafkaAccessException if Kafka does not answer or refuses
     */
    public static List<Difference> check(Admin admin, TopicPlan plan) throws KafkaAccessException {
        return new TopicAdmin(admin, plan).differences();
    }

    /** Those of the topics that exist, with their partitions. Ask through {@link MetadataLag}. */
    static Map<String, TopicDescription> describe(Admin admin, Collection<Topic> topics)
            throws KafkaAccessException {
        Set<String> existing = existing(admin);
        existing.retainAll(topics.stream().map(Topic::name).collect(Collectors.toSet()));
        return KafkaConnection.get(
                admin.describeTopics(existing).allTopicNames(), "describe the topics");
    }

    private static Set<String> existing(Admin admin) throws KafkaAccessException {
        return new TreeSet<>(KafkaConnection.get(admin.listTopics().names(), "list the topics"));
    }

    private List<String> createMissing() throws KafkaAccessException {
        Set<String> existing = existing(admin);
        List<NewTopic> missing =
                plan.topics().stream()
                        .filter(topic -> !existing.contains(topic.name()))
                        .map(this::planned)
                        .toList();
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(missing).values();
        List<String> created = new ArrayList<>();
        for (NewTopic topic : missing) {
            if (isNew(Objects.requireNonNull(answers.get(topic.name())))) {
                created.add(topic.name());
            }
        }
        return List.copyOf(created);
    }

    /** False if somebody else has created it since it was found missing. */
    private boolean isNew(KafkaFuture<Void> created) throws KafkaAccessException {
        try {
            KafkaConnection.get(
                    created,
                    "create the topics with %d partitions and %d copies"
                            .formatted(plan.partitions(), plan.replication()));
            return true;
        } catch (KafkaAccessException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private NewTopic planned(Topic topic) {
        return new NewTopic(topic.name(), plan.partitions(), plan.replication())
                .configs(plan.settings(topic));
    }

    private List<Difference> differences() throws KafkaAccessException {
        return MetadataLag.outlast(this::compare);
    }

    private List<Difference> compare() throws KafkaAccessException {
        Map<String, TopicDescription> existing = describe(admin, plan.topics());
        Map<String, Config> settings = settings(existing.keySet());
        List<Difference> differences = new ArrayList<>();
        for (Topic topic : plan.topics()) {
            TopicDescription description = existing.get(topic.name());
            Config config = settings.get(topic.name());
            if (description == null || config == null) {
                differences.add(Difference.missing(topic.name()));
            } else {
                compareShape(topic, description, differences);
                compareSettings(topic, config, differences);
            }
        }
        return List.copyOf(differences);
    }

    private void compareShape(
            Topic topic, TopicDescription description, List<Difference> differences) {
        int partitions = description.partitions().size();
        if (partitions != plan.partitions()) {
            differences.add(
                    new Difference(
                            topic.name(),
                            Difference.PARTITIONS,
                            Integer.toString(partitions),
                            Integer.toString(plan.partitions())));
        }
        Set<Integer> copies =
                description.partitions().stream()
                        .map(partition -> partition.replicas().size())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!copies.equals(Set.of((int) plan.replication()))) {
            differences.add(
                    new Difference(
                            topic.name(),
                            Difference.REPLICATION,
                            copies.stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(" or ")),
                            Short.toString(plan.replication())));
        }
    }

    private void compareSettings(Topic topic, Config config, List<Difference> differences) {
        plan.settings(topic)
                .forEach(
                        (name, shouldBe) -> {
                            ConfigEntry entry = config.get(name);
                            String is =
                                    entry == null || entry.value() == null
                                            ? "unset"
                                            : entry.value();
                            if (!isSame(name, is, shouldBe)) {
                                differences.add(new Difference(topic.name(), name, is, shouldBe));
                            }
                        });
    }

    /** Clean-up policies are a set. */
    private static boolean isSame(String name, String is, String shouldBe) {
        return name.equals(TopicConfig.CLEANUP_POLICY_CONFIG)
                ? Set.copyOf(Arrays.asList(is.split(",", -1)))
                        .equals(Set.copyOf(Arrays.asList(shouldBe.split(",", -1))))
                : is.equals(shouldBe);
    }

    private Map<String, Config> settings(Set<String> topics) throws KafkaAccessException {
        List<ConfigResource> resources = topics.stream().map(TopicAdmin::resource).toList();
        return KafkaConnection.get(
                        admin.describeConfigs(resources).all(), "describe the topics' settings")
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }

    private void alter(List<Difference> differences) throws KafkaAccessException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes =
                new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
        for (Difference difference : differences) {
            changes.computeIfAbsent(resource(difference.topic()), _ -> new ArrayList<>())
                    .add(
                            new AlterConfigOp(
                                    new ConfigEntry(difference.setting(), difference.shouldBe()),
                                    AlterConfigOp.OpType.SET));
        }
        if (!changes.isEmpty()) {
            KafkaFuture<Void> altered = admin.incrementalAlterConfigs(changes).all();
            KafkaConnection.get(altered, "change the topics' settings");
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
