package io.surelock.cli;

import io.surelock.contract.Wire;
import io.surelock.replay.OpenJournal;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.HeadFinder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Prints the heads of the chains. */
@Command(
        name = "anchor",
        description = {
            "Print the head of each desk's hash chain, to be written down where nobody who can write"
                    + " to Kafka can change it.",
            "`replay verify --anchor FILE` proves later that nothing before it was rewritten."
        })
final class ReplayAnchorCommand extends SurelockCommand {

    @Mixin private final JournalOptions journal = new JournalOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws Exception {
        Output output = output(json.asked());
        try (OpenJournal open = journal.open()) {
            Progress progress = new Progress(output, "Reading", open.source().size());
            HeadFinder finder = new HeadFinder(progress::at);
            open.source().read(finder);
            progress.end();
            Map<String, HeadFinder.Head> heads = finder.heads(Wire.standard());
            SequencedMap<String, Object> answer = new LinkedHashMap<>();
            heads.forEach(
                    (desk, head) -> {
                        output.sayPlain(Anchors.line(desk, head.sequence(), head.hash()));
                        answer.put(
                                desk,
                                Map.of("sequence", head.sequence(), "hash", head.hash().hex()));
                    });
            finder.problems().forEach(output::warn);
            output.result(answer);
            return finder.problems().isEmpty() && !heads.isEmpty() ? FINE : NO;
        }
    }
}
