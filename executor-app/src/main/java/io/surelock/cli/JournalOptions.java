package io.surelock.cli;

import io.surelock.app.config.ConfigException;
import io.surelock.app.config.ConfigInput;
import io.surelock.app.config.ConfigLoader;
import io.surelock.app.config.Endpoints;
import io.surelock.app.embedded.InfraException;
import io.surelock.replay.OpenJournal;
import io.surelock.replay.ReplayException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which journal a command looks at. */
final class JournalOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The journal in a data folder, kept by demo --keep, up or infra, running or"
                            + " not. Default: ./var.")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The journal in the Kafka of a configuration file.")
    private @Nullable Path config;

    @Option(names = "--file", paramLabel = "EXPORT", description = "The journal in an export.")
    private @Nullable Path file;

    /** Opens it; the caller closes it. */
    OpenJournal open() throws CliException, ConfigException, InfraException, ReplayException {
        if (Stream.of(
                                Optional.ofNullable(data),
                                Optional.ofNullable(config),
                                Optional.ofNullable(file))
                        .filter(Optional::isPresent)
                        .count()
                > 1) {
            throw new CliException("give one of --data, --config and --file, not several.");
        }
        if (config != null) {
            return OpenJournal.inKafka(
                    ConfigLoader.load(ConfigInput.of(Map.of(), Optional.of(config)))
                            .kafkaProperties());
        }
        if (file != null) {
            return OpenJournal.inFile(file);
        }
        return OpenJournal.inFolder(data == null ? Endpoints.DEFAULT_FOLDER : data);
    }
}
