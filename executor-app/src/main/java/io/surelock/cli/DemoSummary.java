package io.surelock.cli;

import io.surelock.demo.DemoReport;
import io.surelock.demo.DemoTally;

import java.util.TreeMap;

/** The table at the end of a demo. */
final class DemoSummary {

    private static final int MOST_VIOLATIONS = 10;

    private DemoSummary() {}

    static void print(DemoReport report, Output output) {
        DemoTally.Figures figures = report.figures();
        output.say("");
        output.say("@|bold Summary|@");
        row(output, "opportunities published", figures.opportunities());
        row(output, "pairs hedged", figures.succeeded());
        row(output, "  reconciled", figures.reconciled());
        row(output, "  both void", figures.bothVoid());
        new TreeMap<>(figures.exposures())
                .forEach((reason, count) -> row(output, "  exposure " + reason, count));
        row(output, "failed, nothing at risk", figures.failed());
        row(output, "blocked", figures.blocked());
        row(output, "emergencies", figures.emergencies());
        row(output, "still open", figures.openPairs());
        row(output, "dead letters", figures.deadLetters());
        output.say("");
        output.say("  from publishing to request    " + report.toRequest());
        output.say("  naked (positive to hedge)     " + report.naked());
        output.say("");
        verdict(report, output);
    }

    private static void verdict(DemoReport report, Output output) {
        String checked =
                "%d journal entries decided again, every bet compared with the bookmaker's books"
                        .formatted(report.entries());
        if (report.violations().isEmpty()) {
            output.say("@|green No violations|@: " + checked + ".");
            return;
        }
        output.say(
                "@|bold,red %d violations|@: %s.".formatted(report.violations().size(), checked));
        report.violations().stream().limit(MOST_VIOLATIONS).forEach(output::sayPlain);
    }

    private static void row(Output output, String what, int count) {
        output.say("  %-40s %7d".formatted(what, count));
    }
}
