package io.surelock.cli;

import io.surelock.contract.Wire;
import io.surelock.replay.OpenJournal;
import io.surelock.replay.timeline.MermaidTimeline;
import io.surelock.replay.timeline.PairStory;
import io.surelock.replay.timeline.StoryTeller;
import io.surelock.replay.timeline.TextTimeline;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;

/** Tells one pair's life. */
@Command(
        name = "timeline",
        description = {
            "Tell one pair's life: every input, decision, attempt, answer, poll, result and alert,"
                    + " with times, gaps, naked time and money.",
            "Attempts and polls are not in the journal: they are told where their topics are at"
                    + " hand. Exit code 1 if nothing is known of the pair."
        })
final class ReplayTimelineCommand extends SurelockCommand {

    @Parameters(paramLabel = "PAIR", description = "The pair's id.")
    private String pairId = "";

    @Option(names = "--mermaid", description = "As a Mermaid sequence diagram.")
    private boolean mermaid;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write a page that needs nothing else, for a report.")
    private @Nullable Path html;

    @Mixin private final JournalOptions journal = new JournalOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws Exception {
        Output output = output(json.asked());
        StoryTeller teller = new StoryTeller(Wire.standard(), pairId);
        try (OpenJournal open = journal.open()) {
            open.source().read(teller);
        }
        teller.problems().forEach(output::warn);
        List<PairStory> stories = teller.stories();
        for (PairStory story : stories) {
            (mermaid ? MermaidTimeline.of(story) : TextTimeline.of(story))
                    .forEach(output::sayPlain);
        }
        if (stories.isEmpty()) {
            output.say("No entry is about a pair " + pairId + ".");
            return NO;
        }
        return FINE;
    }
}
