package io.surelock.cli;

import picocli.CommandLine.ParameterException;

/** A command that only holds others. */
abstract class CommandGroup extends SurelockCommand {

    @Override
    public final Integer call() {
        String names = String.join(", ", commandLine().getSubcommands().keySet());
        throw new ParameterException(
                commandLine(),
                "%s needs one of %s".formatted(commandLine().getCommandName(), names));
    }
}
