package io.surelock.app.topics;

import io.surelock.contract.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses to run on input topics with different numbers of partitions: a key would then be on
 * different partitions of them, and a desk would be decided in two places. Kafka Streams checks
 * this for joins, not for processors.
 */
public final class PartitionCheck {

    private PartitionCheck() {}

    /**
     * The one number of partitions that all the topics have.
     *
     * @param inputs the input topics of one topology, at least one
     * @throws KafkaAccessException if one is missing for 3 s, if the numbers differ, or if Kafka
     *     does not answer
     */
    public static int require(Admin admin, List<Topic> inputs) throws KafkaAccessException {
        Map<String, TopicDescription> found =
                MetadataLag.outlast(
                        () -> TopicAdmin.describe(admin, inputs),
                        topics -> missing(inputs, topics).isEmpty());
        String missing = missing(inputs, found);
        if (!missing.isEmpty()) {
            throw new KafkaAccessException(
                    "topics are missing (%s): create them with `surelock topics apply`."
                            .formatted(missing));
        }
        var counts = new TreeSet<Integer>();
        found.values().forEach(topic -> counts.add(topic.partitions().size()));
        if (counts.size() > 1) {
            throw new KafkaAccessException(different(found));
        }
        return counts.getFirst();
    }

    private static String missing(List<Topic> inputs, Map<String, TopicDescription> found) {
        return inputs.stream()
                .map(Topic::name)
                .filter(name -> !found.containsKey(name))
                .collect(Collectors.joining(", "));
    }

    private static String different(Map<String, TopicDescription> found) {
        String numbers =
                found.values().stream()
                        .map(topic -> topic.name() + " " + topic.partitions().size())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "all these topics must have the same number of partitions, but they have different ones (%s): one cluster can run Surelock only on topics that `surelock topics apply` has created."
                .formatted(numbers);
    }
}
