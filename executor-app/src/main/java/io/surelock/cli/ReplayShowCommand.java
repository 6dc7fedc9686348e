package io.surelock.cli;

import io.surelock.contract.Wire;
import io.surelock.desk.policy.Policy;
import io.surelock.replay.OpenJournal;
import io.surelock.replay.state.DeskReport;
import io.surelock.replay.state.StateAt;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Instant;

/** Shows what a desk knew. */
@Command(
        name = "show",
        description = {
            "Show a desk at a moment: pairs in flight, cooldowns with the time that is left,"
                    + " exposures with their holds.",
            "Exit code 1 if the journal does not have the desk, or cannot be followed."
        })
final class ReplayShowCommand extends SurelockCommand {

    @Option(names = "--desk", paramLabel = "ID", description = "The desk. Default: main.")
    private String desk = Policy.MAIN_DESK;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "The moment, as 2026-11-20T13:00:00Z. Default: the end of the journal.")
    private @Nullable Instant at;

    @Option(
            names = "--sequence",
            paramLabel = "N",
            description = "The moment after this journal entry.")
    private long sequence;

    @Mixin private final JournalOptions journal = new JournalOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws Exception {
        if (at != null && sequence > 0) {
            throw new CliException("give --at or --sequence, not both.");
        }
        Output output = output(json.asked());
        try (OpenJournal open = journal.open()) {
            Progress progress = new Progress(output, "Reading", open.source().size());
            StateAt state =
                    new StateAt(
                            Wire.standard(), desk, new StateAt.Limit(at, sequence), progress::at);
            open.source().read(state);
            progress.end();
            state.problems().forEach(output::warn);
            if (!state.isFound()) {
                output.say("The journal has no desk " + desk + ".");
                return NO;
            }
            Instant last = state.book().desk().lastDecidedAt();
            DeskReport report = new DeskReport(state.book(), at == null ? last : at);
            report.lines().forEach(output::sayPlain);
            output.result(report.plain());
            return state.problems().isEmpty() ? FINE : NO;
        }
    }
}
