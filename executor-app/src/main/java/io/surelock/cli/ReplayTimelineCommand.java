package io.surelock.cli;

import io.surelock.contract.Wire;
import io.surelock.replay.OpenJournal;
import io.surelock.replay.ReplayException;
import io.surelock.replay.kafka.KafkaTraces;
import io.surelock.replay.timeline.HtmlTimeline;
import io.surelock.replay.timeline.MermaidTimeline;
import io.surelock.replay.timeline.Moment;
import io.surelock.replay.timeline.PairStory;
import io.surelock.replay.timeline.StoryJson;
import io.surelock.replay.timeline.StoryTeller;
import io.surelock.replay.timeline.TextTimeline;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
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
            open.source().readPair(pairId, teller);
            addTraces(open, teller);
        }
        teller.problems().forEach(output::warn);
        List<PairStory> stories = teller.stories();
        for (PairStory story : stories) {
            (mermaid ? MermaidTimeline.of(story) : TextTimeline.of(story))
                    .forEach(output::sayPlain);
        }
        if (stories.isEmpty()) {
            output.sayPlain("No entry is about a pair " + pairId + ".");
        } else {
            writePage(stories, output);
        }
        output.resultLine(StoryJson.of(stories));
        return stories.isEmpty() ? NO : FINE;
    }

    private static void addTraces(OpenJournal open, StoryTeller teller) throws ReplayException {
        if (open.kafka().isEmpty()) {
            return;
        }
        KafkaTraces traces = new KafkaTraces(open.kafka().get(), Wire.standard());
        for (PairStory story : teller.stories()) {
            for (Moment moment : traces.of(story)) {
                teller.add(story.deskId(), moment);
            }
        }
    }

    private void writePage(List<PairStory> stories, Output output) throws CliException {
        if (html == null) {
            return;
        }
        try {
            Files.writeString(html, HtmlTimeline.of(stories));
            output.say("Wrote " + html + ".");
        } catch (IOException e) {
            throw new CliException(
                    "%s cannot be written (%s): give --html a file in a folder that can be."
                            .formatted(html, e.getMessage()),
                    e);
        }
    }
}
