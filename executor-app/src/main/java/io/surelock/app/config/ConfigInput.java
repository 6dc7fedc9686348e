package io.surelock.app.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from, the first that has one wins.
 *
 * @param flags settings given as options on the command line, by their keys (kafka.partitions)
 * @param environment the variables of the process
 * @param file a YAML file
 */
public record ConfigInput(
        Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {

    public ConfigInput {
        flags = Map.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** With the variables of this process. */
    public static ConfigInput of(Map<String, String> flags, Optional<Path> file) {
        return new ConfigInput(flags, System.getenv(), file);
    }
}
