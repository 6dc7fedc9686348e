package io.surelock.cli;

import picocli.CommandLine.Command;

/** Looks at a journal: decides it again, tells of it, and keeps it. */
@Command(
        name = "replay",
        description = {
            "Look at the journal: decide it all again and compare, tell a pair's life, show a desk"
                    + " at any moment, try another policy, export it for an auditor.",
            "Nothing of it changes a journal."
        },
        subcommands = {
            ReplayVerifyCommand.class,
            ReplayTimelineCommand.class,
            ReplayShowCommand.class,
            ReplayExportCommand.class,
            ReplayWhatIfCommand.class,
            ReplayAnchorCommand.class,
            ReplayGenerateCommand.class,
            ReplayBenchCommand.class
        })
final class ReplayCommand extends CommandGroup {}
