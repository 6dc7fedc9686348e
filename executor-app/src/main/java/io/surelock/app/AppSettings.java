package io.surelock.app;

import io.surelock.app.config.Configuration;
import io.surelock.app.config.EventFormat;
import io.surelock.app.config.Role;
import io.surelock.app.config.SurelockConfig;
import io.surelock.desk.policy.Policy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a running program needs to know.
 *
 * @param kafka bootstrap servers and whatever else every client needs, such as security
 * @param prefix begins the names of the Kafka Streams applications and of all consumer groups
 * @param partitions of every input topic
 * @param replication of changelogs
 * @param instanceId stable over restarts and unique among running processes
 * @param stateDir of the state stores, kept between starts
 * @param seed the first policy of a desk on which nothing was decided yet
 * @param jsonEvents whether public events are JSON instead of Avro
 * @param maxCalls placements and lookups at one bookmaker at one time
 */
public record AppSettings(
        Map<String, String> kafka,
        String prefix,
        int partitions,
        int replication,
        String instanceId,
        Path stateDir,
        Set<Role> roles,
        Policy seed,
        boolean jsonEvents,
        int maxCalls,
        Streams streams) {

    /**
     * How Kafka Streams runs.
     *
     * @param threads of each topology
     * @param commitIntervalMillis see {@code StreamsOptions}
     * @param pollMillis see {@code StreamsOptions}
     * @param standbyReplicas see {@code StreamsOptions}
     */
    public record Streams(
            int threads, int commitIntervalMillis, int pollMillis, int standbyReplicas) {}

    public AppSettings {
        kafka = Map.copyOf(kafka);
        roles = Set.copyOf(roles);
    }

    /** As configured, on topics with so many partitions. */
    public static AppSettings of(Configuration configuration, String instanceId, int partitions) {
        SurelockConfig config = configuration.settings();
        Map<String, String> kafka = new HashMap<>();
        configuration.kafkaProperties().forEach((name, value) -> kafka.put(name, value.toString()));
        return new AppSettings(
                kafka,
                config.kafka().applicationIdPrefix(),
                partitions,
                config.kafka().replication(),
                instanceId,
                config.stateDir(),
                configuration.roles(),
                configuration.toPolicy(),
                config.events().format() == EventFormat.JSON,
                config.worker().maxConcurrentCalls(),
                new Streams(
                        config.streams().threads(),
                        config.streams().commitIntervalMs(),
                        config.streams().pollMs(),
                        config.streams().standbyReplicas()));
    }

    /** All roles in one process, on the Kafka and Redis of this machine. */
    public static AppSettings local(Map<String, String> kafka, Path stateDir) {
        return new AppSettings(
                kafka,
                "surelock",
                LocalInstallation.PARTITIONS,
                1,
                "local",
                stateDir,
                Set.of(Role.values()),
                Policy.DEFAULT,
                false,
                256,
                new Streams(1, 2, 1, 0));
    }
}
