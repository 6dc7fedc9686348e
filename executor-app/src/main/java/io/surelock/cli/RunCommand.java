package io.surelock.cli;

import io.surelock.app.AppParts;
import io.surelock.app.AppSettings;
import io.surelock.app.ConfiguredBookmakers;
import io.surelock.app.StartException;
import io.surelock.app.SurelockApp;
import io.surelock.app.config.Configuration;
import io.surelock.app.config.InstanceId;
import io.surelock.app.config.Role;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.PartitionCheck;
import io.surelock.mirror.RedisConnection;
import io.surelock.topology.desk.DeskTopology;
import io.surelock.topology.settlement.SettlementTopology;
import io.surelock.worker.WorkerListener;

import org.apache.kafka.clients.admin.Admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One instance against an existing Kafka and Redis. */
@Command(
        name = "run",
        description = {
            "Run one instance of Surelock against an existing Kafka and Redis, until Ctrl-C.",
            "Create the topics first: surelock topics apply."
        })
final class RunCommand extends SurelockCommand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration REDIS_WITHIN = Duration.ofSeconds(8);

    @Mixin private final KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--roles",
            paramLabel = "ROLES",
            description =
                    "What this instance does: desk, settlement, placement-worker, settlement-worker,"
                            + " mirror, alerts. Default: those of the configuration.")
    private Optional<String> roles = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Map<String, String> flags = roles.map(given -> Map.of("roles", given)).orElseGet(Map::of);
        Configuration configuration = kafka.load(flags);
        Output output = output(false);
        Path log = LogFile.open(configuration.settings().stateDir());
        int partitions = checkTopics(configuration);
        checkRedis(configuration);
        String instance = InstanceId.of(configuration.settings());
        AppSettings settings = AppSettings.of(configuration, instance, partitions);
        try (StopSignal stop = new StopSignal();
                SurelockApp app = SurelockApp.start(settings, parts(configuration))) {
            output.say(
                    "Running as @|bold %s|@ with %s; log %s; press Ctrl-C to stop."
                            .formatted(instance, roles(configuration), log));
            while (!stop.await(LOOK_EVERY)) {
                if (app.fatal().isDone()) {
                    throw new CliException(app.fatal().join());
                }
            }
            output.say("Stopping…");
        }
        return FINE;
    }

    private static String roles(Configuration configuration) {
        return configuration.settings().roles().stream()
                .map(Role::toString)
                .collect(Collectors.joining(", "));
    }

    private static int checkTopics(Configuration configuration) throws Exception {
        try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
            PartitionCheck.require(admin, SettlementTopology.inputs());
            return PartitionCheck.require(admin, DeskTopology.inputs());
        }
    }

    /**
     * A Redis that is lost later is only waited for; one that is not there at first is a mistake.
     */
    private static void checkRedis(Configuration configuration) throws Exception {
        if (configuration.roles().contains(Role.MIRROR)) {
            try (RedisConnection redis = RedisConnection.open(configuration.redis())) {
                redis.requireAnswer(REDIS_WITHIN);
            }
        }
    }

    private static AppParts parts(Configuration configuration) throws StartException {
        return new AppParts(
                ConfiguredBookmakers.of(configuration),
                configuration.redis(),
                configuration.receivers(),
                WorkerListener.NONE);
    }
}
