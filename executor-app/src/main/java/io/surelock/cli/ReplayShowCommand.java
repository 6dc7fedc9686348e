package io.surelock.cli;

import io.surelock.contract.Wire;
import io.surelock.desk.DeskState;
import io.surelock.desk.policy.Policy;
import io.surelock.replay.OpenJournal;
import io.surelock.replay.state.DeskReport;
import io.surelock.replay.state.StateAt;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.time.Instant;
import java.util.Map;
import java.util.SequencedMap;

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
    private @Nullable Long sequence;

    @Mixin private final JournalOptions journal = new JournalOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws Exception {
        requireOneMoment();
        Output output = output(json.asked());
        try (OpenJournal open = journal.open()) {
            Progress progress = new Progress(output, "Reading", open.source().size());
            StateAt state =
                    new StateAt(
                            Wire.standard(),
                            desk,
                            new StateAt.Limit(at, sequence == null ? 0 : sequence),
                            progress::at);
            open.source().read(state);
            progress.end();
            state.problems().forEach(output::warn);
            if (!state.isFound()) {
                output.sayPlain("The journal has no desk " + desk + ".");
                output.result(Map.of("desk", desk, "found", false));
                return NO;
            }
            if (state.isTooEarly()) {
                throw tooEarly(open.source().name(), state.book().desk());
            }
            Instant last = state.book().desk().lastDecidedAt();
            DeskReport report = new DeskReport(state.book(), at == null ? last : at);
            report.lines().forEach(output::sayPlain);
            SequencedMap<String, Object> answer = report.plain();
            answer.put("found", true);
            answer.put("problems", state.problems());
            output.result(answer);
            return state.problems().isEmpty() ? FINE : NO;
        }
    }

    private void requireOneMoment() {
        if (sequence != null && at != null) {
            throw new ParameterException(commandLine(), "give --at or --sequence, not both");
        }
        if (sequence != null && sequence < 1) {
            throw new ParameterException(
                    commandLine(), "--sequence must be 1 or more, not " + sequence);
        }
    }

    private static CliException tooEarly(String name, DeskState first) {
        return new CliException(
                "%s begins after entry %d of desk %s, at %s: give a moment from there on, or the whole journal."
                        .formatted(name, first.sequence(), first.deskId(), first.lastDecidedAt()));
    }
}
