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
                    BookmakerCommand.class,
                    PublishCommand.class,
                    ScenarioCommand.class,
                    CheckCommand.class,
                    AuditCommand.class,
                    TopicsCommand.class,
                    ReplayCommand.class,
                    MirrorCommand.class,
                    TopologyCommand.class,
                    ConfigCommand.class,
                    GenerateCompletionCommand.class);

    private Commands() {}

    static void addTo(CommandLine root) {
        TABLE.forEach(root::addSubcommand);
    }
}
