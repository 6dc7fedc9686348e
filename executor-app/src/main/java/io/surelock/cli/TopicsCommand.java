package io.surelock.cli;

import io.surelock.app.config.Configuration;
import io.surelock.app.topics.Difference;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicChanges;
import io.surelock.app.topics.TopicPlan;

import org.apache.kafka.clients.admin.Admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.Map;

/** Creates the topics or compares them with what they must be. */
@Command(
        name = "topics",
        description = "Create the topics, or compare them with what they must be.",
        subcommands = {TopicsCommand.Apply.class, TopicsCommand.Check.class})
final class TopicsCommand extends CommandGroup {

    /** Creates what is missing, and sets what differs and can be set. */
    @Command(
            name = "apply",
            description = {
                "Create the topics that are missing, and set what differs.",
                "The number of partitions and copies of a topic is never changed; exit code 1 if"
                        + " they differ."
            })
    static final class Apply extends SurelockCommand {

        @Mixin private final KafkaOptions kafka = new KafkaOptions();
        @Mixin private final JsonOption json = new JsonOption();

        @Override
        public Integer call() throws Exception {
            Configuration configuration = kafka.load();
            Output output = output(json.asked());
            try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
                TopicPlan plan = TopicPlan.of(configuration.settings().kafka());
                TopicChanges changes = TopicAdmin.apply(admin, plan);
                changes.sentences().forEach(output::sayPlain);
                output.result(
                        Map.of(
                                "created", changes.created(),
                                "altered", sentences(changes.altered()),
                                "differences", sentences(changes.remaining())));
                return changes.remaining().isEmpty() ? FINE : NO;
            }
        }
    }

    /** Compares and changes nothing. */
    @Command(
            name = "check",
            description = "Compare the topics with what they must be; exit code 1 if they differ.")
    static final class Check extends SurelockCommand {

        @Mixin private final KafkaOptions kafka = new KafkaOptions();
        @Mixin private final JsonOption json = new JsonOption();

        @Override
        public Integer call() throws Exception {
            Configuration configuration = kafka.load();
            Output output = output(json.asked());
            try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
                TopicPlan plan = TopicPlan.of(configuration.settings().kafka());
                List<Difference> differences = TopicAdmin.check(admin, plan);
                differences.forEach(difference -> output.sayPlain(difference.sentence()));
                output.sayPlain(
                        differences.isEmpty()
                                ? "All %d topics are as they must be."
                                        .formatted(plan.topics().size())
                                : "%d differences; `surelock topics apply` sets what can be set."
                                        .formatted(differences.size()));
                output.result(Map.of("differences", sentences(differences)));
                return differences.isEmpty() ? FINE : NO;
            }
        }
    }

    private static List<String> sentences(List<Difference> differences) {
        return differences.stream().map(Difference::sentence).toList();
    }
}
