package io.surelock.audit.report;

import io.surelock.audit.AuditReport;
import io.surelock.audit.Evidence;
import io.surelock.audit.LineResult;
import io.surelock.audit.Trial;
import io.surelock.audit.Verdict;

import java.util.Map;

/** {@code audit.md}. */
public final class MarkdownReport {

    private final AuditReport report;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(AuditReport report) {
        this.report = report;
    }

    /** The whole report. */
    public static String of(AuditReport report) {
        return new MarkdownReport(report).write();
    }

    private String write() {
        verdict();
        facts();
        trial();
        lines();
        evidence();
        return text.toString();
    }

    private void verdict() {
        Verdict verdict = report.verdict();
        say("# Audit of Surelock");
        say("");
        say("**SAFE_FOR_REAL_MONEY**");
        say("");
        say("| | |");
        say("|---|---|");
        say("| one worker | **%s** |".formatted(Verdict.word(verdict.singleWorker())));
        say("| several workers | **%s** |".formatted(Verdict.word(verdict.multiWorker())));
        say("");
        say(
                "%d lines: %d passed, %d failed, %d not run. Trial: %d of %d."
                        .formatted(
                                report.results().size(),
                                report.passed(),
                                report.failed(),
                                report.notRun(),
                                report.trial().passed(),
                                report.trial().checks().size()));
        say("");
        verdict.blocking().forEach(finding -> say("- %s".formatted(finding)));
        if (!verdict.blocking().isEmpty()) {
            say("");
        }
    }

    private void facts() {
        say("| what | |");
        say("|---|---|");
        for (Map.Entry<String, String> fact : FactTable.of(report.facts()).entrySet()) {
            say("| %s | %s |".formatted(fact.getKey(), fact.getValue()));
        }
        say("");
    }

    private void trial() {
        say("## Trial");
        say("");
        say("| group | check | lines | |");
        say("|---|---|---|---|");
        for (Trial.Check check : report.trial().checks()) {
            say(
                    "| %s | %s | %s | %s |"
                            .formatted(
                                    check.group(),
                                    check.text(),
                                    String.join(", ", check.lines()),
                                    check.status().label()));
        }
        say("");
    }

    private void lines() {
        say("## Lines");
        say("");
        say("| | area | what must hold | |");
        say("|---|---|---|---|");
        for (LineResult result : report.results()) {
            say(
                    "| %s | %s | %s | %s |"
                            .formatted(
                                    result.line().id(),
                                    result.line().area(),
                                    result.line().text().replace("|", "\\|"),
                                    result.status().label()));
        }
        say("");
    }

    private void evidence() {
        say("## Evidence");
        for (LineResult result : report.results()) {
            say("");
            say(
                    "### %s %s: %s"
                            .formatted(
                                    result.line().id(),
                                    result.line().text(),
                                    result.status().label()));
            say("");
            result.problems().forEach(problem -> say("- **%s**".formatted(problem)));
            for (Evidence seen : result.evidence()) {
                say("- %s: `%s`".formatted(seen.kind().label(), seen.text().replace('`', '\'')));
            }
        }
    }

    private void say(String line) {
        text.append(line).append('\n');
    }
}
