package io.surelock.cli;

import io.surelock.app.config.ConfigException;
import io.surelock.app.config.ConfigInput;
import io.surelock.app.config.ConfigLoader;
import io.surelock.app.config.Configuration;
import io.surelock.app.config.Endpoints;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which Kafka a command works on. */
final class KafkaOptions {

    private static final String BOOTSTRAP = "kafka.bootstrap-servers";
    private static final String BOOTSTRAP_VARIABLE = "SURELOCK_KAFKA_BOOTSTRAP_SERVERS";

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description =
                    "The Kafka brokers. Default: those of the configuration, or those that `up` or"
                            + " `infra` runs in ./var.")
    private Optional<String> bootstrap = Optional.empty();

    /** Whether the command line names a configuration file. */
    boolean isConfigured() {
        return config.isPresent();
    }

    /** Whether the command line names a Kafka. */
    boolean isGiven() {
        return config.isPresent() || bootstrap.isPresent();
    }

    /**
     * The configuration, with the brokers that were asked for.
     *
     * @throws ConfigException if it cannot be used
     * @throws CliException if nothing says where Kafka is
     */
    Configuration load() throws ConfigException, CliException {
        return load(Map.of());
    }

    /**
     * As {@link #load()}, with further settings from the command line.
     *
     * @param further by their keys
     */
    Configuration load(Map<String, String> further) throws ConfigException, CliException {
        Map<String, String> flags = new HashMap<>(further);
        if (bootstrap.isPresent()) {
            flags.put(BOOTSTRAP, bootstrap.get());
        } else if (config.isEmpty() && System.getenv(BOOTSTRAP_VARIABLE) == null) {
            Endpoints local =
                    Endpoints.read(Endpoints.DEFAULT_FOLDER)
                            .orElseThrow(
                                    () ->
                                            new CliException(
                                                    "found no Kafka: give --bootstrap HOST:PORT or"
                                                            + " --config FILE, or start one here with"
                                                            + " `surelock infra`."));
            flags.put(BOOTSTRAP, local.kafka());
            flags.putIfAbsent("redis.uri", local.redis());
            flags.put("kafka.replication", Integer.toString(local.replication()));
        }
        return ConfigLoader.load(ConfigInput.of(flags, config));
    }
}
