package io.surelock.cli;

import io.surelock.app.drawing.DrawingFormat;
import io.surelock.app.drawing.TopologyDrawing;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the two topologies. */
@Command(
        name = "topology",
        description = {
            "Print which topics, processors and stores the two topologies have and how records flow.",
            "It is drawn from the topologies themselves, and needs no Kafka."
        })
final class TopologyCommand extends SurelockCommand {

    @ArgGroup private Language language = new Language();

    /** At most one of them. */
    static final class Language {

        @Option(names = "--mermaid", description = "As a Mermaid flowchart, for Markdown.")
        private boolean mermaid;

        @Option(names = "--dot", description = "For Graphviz.")
        private boolean dot;

        DrawingFormat format() {
            if (mermaid) {
                return DrawingFormat.MERMAID;
            }
            return dot ? DrawingFormat.DOT : DrawingFormat.TEXT;
        }
    }

    @Override
    public Integer call() {
        commandLine().getOut().print(TopologyDrawing.of(language.format()));
        commandLine().getOut().flush();
        return FINE;
    }
}
