package io.surelock.cli;

import io.surelock.app.config.ConfigException;
import io.surelock.app.config.ConfigInput;
import io.surelock.app.config.ConfigLoader;
import io.surelock.app.config.Configuration;
import io.surelock.app.config.Endpoints;
import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.embedded.InfraException;
import io.surelock.app.embedded.KafkaCluster;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicPlan;

import org.apache.kafka.clients.admin.Admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs Kafka and Redis, and nothing of Surelock. */
@Command(
        name = "infra",
        description = {
            "Run Kafka and Redis on this machine as child processes, with the topics created, until"
                    + " Ctrl-C.",
            "Their data and ports are kept. Other commands find them through DIR/endpoints.json."
        })
final class InfraCommand extends SurelockCommand {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int LARGEST_PORT = 65535;

    @Option(
            names = "--brokers",
            paramLabel = "1|3",
            description = "Kafka brokers, always the same number for one folder. Default: 1.")
    private int brokers = 1;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            description =
                    "The port of the first broker, the others follow it. Default: as last time, or a"
                            + " free one.")
    private int kafkaPort;

    @Option(
            names = "--redis-port",
            paramLabel = "PORT",
            description = "The port of Redis. Default: as last time, or a free one.")
    private int redisPort;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder. Default: ./var.")
    private Path data = Endpoints.DEFAULT_FOLDER;

    @Override
    public Integer call() throws Exception {
        checkOptions();
        Output output = output(false);
        output.say("Starting Kafka and Redis…");
        try (var stop = new StopSignal();
                KafkaCluster kafka = KafkaCluster.start(data.resolve("kafka"), brokers, kafkaPort);
                EmbeddedRedis redis = EmbeddedRedis.start(data.resolve("redis"), redisPort)) {
            var endpoints = new Endpoints(kafka.bootstrapServers(), redis.address(), brokers);
            createTopics(endpoints);
            endpoints.write(data);
            tell(endpoints, output);
            waitForEnd(stop, kafka, redis, output);
            Endpoints.delete(data);
            output.say("Stopping…");
        }
        return FINE;
    }

    private void checkOptions() {
        if (brokers != 1 && brokers != 3) {
            throw new ParameterException(commandLine(), "--brokers must be 1 or 3, not " + brokers);
        }
        checkPort("--kafka-port", kafkaPort, LARGEST_PORT - brokers + 1);
        checkPort("--redis-port", redisPort, LARGEST_PORT);
    }

    private void checkPort(String option, int port, int largest) {
        if (port < 0 || port > largest) {
            throw new ParameterException(
                    commandLine(), "%s must be 0 to %d, not %d".formatted(option, largest, port));
        }
    }

    private static void createTopics(Endpoints endpoints)
            throws ConfigException, KafkaAccessException {
        Map<String, String> flags =
                Map.of(
                        "kafka.bootstrap-servers", endpoints.kafka(),
                        "kafka.replication", Integer.toString(endpoints.replication()));
        Configuration configuration = ConfigLoader.load(ConfigInput.of(flags, Optional.empty()));
        try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
            TopicAdmin.apply(admin, TopicPlan.of(configuration.settings().kafka()));
        }
    }

    private void tell(Endpoints endpoints, Output output) {
        output.say("  Kafka  @|bold %s|@".formatted(endpoints.kafka()));
        output.say("  Redis  @|bold %s|@".formatted(endpoints.redis()));
        output.say("  data   %s".formatted(data));
        output.say("Running with all topics; press Ctrl-C to stop.");
    }

    /** People kill brokers to see what happens, so that is reported and not the end. */
    private static void waitForEnd(
            StopSignal stop, KafkaCluster kafka, EmbeddedRedis redis, Output output)
            throws InterruptedException, InfraException {
        Set<String> gone = new HashSet<>();
        while (!stop.await(BETWEEN_LOOKS)) {
            for (int node : kafka.nodes()) {
                reportEnd("Kafka broker " + node, kafka.isAlive(node), gone, output);
            }
            reportEnd("Redis", redis.isAlive(), gone, output);
        }
    }

    private static void reportEnd(String name, boolean alive, Set<String> gone, Output output) {
        if (!alive && gone.add(name)) {
            output.warn(name + " has ended; its log in the data folder may say why.");
        }
    }
}
