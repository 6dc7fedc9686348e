package io.surelock.cli;

import io.surelock.app.config.ConfigInput;
import io.surelock.app.config.ConfigLoader;
import io.surelock.app.config.Configuration;
import io.surelock.app.config.ExampleConfig;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Shows what can be configured and what is. */
@Command(
        name = "config",
        description = "Explain the configuration, or check one.",
        subcommands = {ConfigCommand.Example.class, ConfigCommand.Check.class})
final class ConfigCommand extends CommandGroup {

    /** Prints the documented example. */
    @Command(
            name = "example",
            description = "Print a configuration file with every setting, its meaning and default.")
    static final class Example extends SurelockCommand {

        @Override
        public Integer call() {
            commandLine().getOut().print(ExampleConfig.yaml());
            commandLine().getOut().flush();
            return FINE;
        }
    }

    /** Checks a configuration without starting anything. */
    @Command(
            name = "check",
            description = {
                "Check a configuration file and the environment, and show every setting, its value"
                        + " and where that comes from.",
                "Secrets are hidden."
            })
    static final class Check extends SurelockCommand {

        @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
        private Optional<Path> config = Optional.empty();

        @Override
        public Integer call() throws Exception {
            Configuration loaded = ConfigLoader.load(ConfigInput.of(Map.of(), config));
            Output output = output(false);
            loaded.describe().forEach(output::sayPlain);
            return FINE;
        }
    }
}
