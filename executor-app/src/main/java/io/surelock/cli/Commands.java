package io.surelock.cli;

import picocli.CommandLine;

import java.util.List;

/** The table of commands, in the order of the help. Each names itself in its annotation. */
final class Commands {

    private static final List<Class<?>> TABLE =
            List.of(
                    DemoCommand.class,
                    UpCommand.class,
                    RunCommand.class,
                    InfraCommand.class,
                    PublishCommand.class,
                    ScenarioCommand.class,
                    AuditCommand.class,
                    TopicsCommand.class,
                    MirrorCommand.class,
                    TopologyCommand.class,
                    ConfigCommand.class,
                    GenerateCompletionCommand.class);

    private Commands() {}

    static void addTo(CommandLine root) {
        TABLE.forEach(root::addSubcommand);
    }
}
