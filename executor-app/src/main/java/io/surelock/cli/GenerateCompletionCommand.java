package io.surelock.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints what a shell needs to complete commands and options. */
@Command(
        name = "generate-completion",
        description = {
            "Print the completion script for bash and zsh.",
            "Use it with: source <(surelock generate-completion)"
        })
final class GenerateCompletionCommand extends SurelockCommand {

    @Override
    public Integer call() {
        CommandLine root = commandLine().getParent();
        root.getOut().println(AutoComplete.bash(root.getCommandName(), root));
        root.getOut().flush();
        return FINE;
    }
}
