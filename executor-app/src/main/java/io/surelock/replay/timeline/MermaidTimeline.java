package io.surelock.replay.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A pair's life as a Mermaid sequence diagram. */
public final class MermaidTimeline {

    /** From this long a wait on, it is drawn. */
    private static final Duration LONG = Duration.ofSeconds(2);

    private MermaidTimeline() {}

    /** The lines of the diagram, without a fence around them. */
    public static List<String> of(PairStory story) {
        List<String> lines = new ArrayList<>();
        lines.add("sequenceDiagram");
        lines.add("    title " + clean("%s: %s".formatted(story.pairId(), story.ending())));
        Set<Actor> actors = EnumSet.noneOf(Actor.class);
        for (Moment moment : story.moments()) {
            actors.add(moment.from());
            actors.add(moment.to());
        }
        actors.forEach(
                actor ->
                        lines.add(
                                "    participant %s as %s"
                                        .formatted(actor.name(), clean(name(story, actor)))));
        Instant before = story.begin();
        for (Moment moment : story.moments()) {
            Duration wait = Duration.between(before, moment.at());
            if (wait.compareTo(LONG) >= 0) {
                lines.add(
                        "    Note over %s: %s"
                                .formatted(span(actors), clean(Words.length(wait) + " later")));
            }
            lines.add("    " + line(moment));
            before = moment.at();
        }
        return lines;
    }

    private static String span(Set<Actor> actors) {
        List<Actor> all = List.copyOf(actors);
        return all.size() == 1
                ? all.getFirst().name()
                : all.getFirst().name() + "," + all.getLast().name();
    }

    private static String line(Moment moment) {
        String text = clean(Words.time(moment.at()) + " " + moment.what());
        if (!moment.detail().isEmpty()) {
            text += "<br/>" + clean(moment.detail());
        }
        return moment.from() == moment.to()
                ? "Note over %s: %s".formatted(moment.from().name(), text)
                : "%s%s%s: %s"
                        .formatted(
                                moment.from().name(),
                                moment.tone() == Tone.BAD ? "-x" : "->>",
                                moment.to().name(),
                                text);
    }

    /** A bookmaker is shown by its name. */
    static String name(PairStory story, Actor actor) {
        if (story.opportunity() == null) {
            return actor.label();
        }
        return switch (actor) {
            case POSITIVE -> story.opportunity().positive().account().provider();
            case HEDGE -> story.opportunity().hedge().account().provider() + " (hedge)";
            case DESK -> "desk " + story.deskId();
            case PRODUCER, OPERATOR, WORKER, SETTLEMENT -> actor.label();
        };
    }

    /** What Mermaid would take for its own: ends of lines, ends of statements, entities, tags. */
    private static String clean(String text) {
        return text.replace('\n', ' ')
                .replace('\r', ' ')
                .replace("#", "#35;")
                .replace(";", "#59;")
                .replace("#35#59;", "#35;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}
