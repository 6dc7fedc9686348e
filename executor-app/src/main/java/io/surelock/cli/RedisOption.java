package io.surelock.cli;

import picocli.CommandLine.Option;

import java.util.Map;
import java.util.Optional;

/** Which Redis a command works on. */
final class RedisOption {

    @Option(
            names = "--redis",
            paramLabel = "URI",
            description =
                    "Redis, such as redis://127.0.0.1:6379. Default: that of the configuration, or"
                            + " the one that `up` or `infra` runs in ./var.")
    private Optional<String> uri = Optional.empty();

    /** As settings from the command line. */
    Map<String, String> flags() {
        return uri.map(given -> Map.of("redis.uri", given)).orElseGet(Map::of);
    }
}
