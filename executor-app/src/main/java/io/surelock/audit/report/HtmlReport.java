package io.surelock.audit.report;

import io.surelock.audit.AuditReport;
import io.surelock.audit.Evidence;
import io.surelock.audit.LineResult;
import io.surelock.audit.Trial;
import io.surelock.audit.Verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code audit.html}: one file that needs no other, for light and dark screens and for paper. */
public final class HtmlReport {

    private static final Map<String, String> SECTIONS =
            Map.of(
                    "1", "Executing a pair",
                    "2", "Cooldowns",
                    "3", "Settlement and reconciliation",
                    "4", "Exposures",
                    "5", "Concurrency, identity and the journal");

    private final AuditReport report;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(AuditReport report) {
        this.report = report;
    }

    /** The whole page. */
    public static String of(AuditReport report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        say("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        say("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        say("<title>Surelock audit: " + title() + "</title><style>");
        say(style());
        say("</style></head><body><main>");
        header();
        blocking();
        trial();
        lines();
        facts();
        say("<footer>Each line was played on the program itself; what stands below it is what was");
        say("seen. docs/audit.md says how to read this, and what it does not prove.</footer>");
        say("</main></body></html>");
        return html.toString();
    }

    private String title() {
        Verdict verdict = report.verdict();
        return "one worker "
                + Verdict.word(verdict.singleWorker())
                + ", several "
                + Verdict.word(verdict.multiWorker());
    }

    private void header() {
        say("<header><div><p class=\"eyebrow\">Surelock audit</p><h1>Safe for real money?</h1>");
        say("<p class=\"when\">" + escape(report.facts().startedAt().toString()) + " · version ");
        say(escape(report.facts().version()));
        if (!report.facts().commit().isEmpty()) {
            say(" · commit " + escape(report.facts().commit()));
        }
        say("</p></div><div class=\"verdicts\">");
        verdict("one worker", report.verdict().singleWorker());
        verdict("several workers", report.verdict().multiWorker());
        say("</div></header><section class=\"figures\">");
        figure(report.passed() + " of " + report.results().size(), "lines hold");
        figure(Long.toString(report.failed()), "failed");
        figure(Long.toString(report.notRun()), "not run");
        figure(
                report.trial().passed() + " of " + report.trial().checks().size(),
                "headlines of the trial");
        figure(report.facts().took().toSeconds() + " s", "it took");
        say("</section>");
    }

    private void verdict(String who, boolean safe) {
        say(
                "<div class=\"verdict %s\"><strong>%s</strong><span>%s</span></div>"
                        .formatted(safe ? "yes" : "no", Verdict.word(safe), who));
    }

    private void figure(String number, String what) {
        say("<div><strong>" + number + "</strong><span>" + what + "</span></div>");
    }

    private void blocking() {
        if (report.verdict().blocking().isEmpty()) {
            return;
        }
        say("<section class=\"blocking\"><h2>What stands in the way</h2><ul>");
        report.verdict().blocking().forEach(why -> say("<li>" + escape(why) + "</li>"));
        say("</ul></section>");
    }

    private void trial() {
        Map<String, List<Trial.Check>> groups = new LinkedHashMap<>();
        for (Trial.Check check : report.trial().checks()) {
            groups.computeIfAbsent(check.group(), _ -> new ArrayList<>()).add(check);
        }
        say("<section><h2>The trial</h2><div class=\"groups\">");
        groups.forEach(this::group);
        say("</div></section>");
    }

    private void group(String name, List<Trial.Check> checks) {
        long passed =
                checks.stream().filter(check -> check.status() == LineResult.Status.PASSED).count();
        say("<div class=\"group\"><h3><b>" + escape(name) + "</b>");
        say("<span>" + passed + "/" + checks.size() + "</span></h3><ul>");
        for (Trial.Check check : checks) {
            say(
                    "<li>%s<span>%s <small>%s</small></span></li>"
                            .formatted(
                                    mark(check.status()),
                                    escape(check.text()),
                                    String.join(" ", check.lines())));
        }
        say("</ul></div>");
    }

    private void lines() {
        say("<section><h2>The lines</h2>");
        String section = "";
        for (LineResult result : report.results()) {
            String id = result.line().id();
            String now = id.substring(0, id.indexOf('.'));
            if (!now.equals(section)) {
                section = now;
                say("<h3 class=\"part\">" + section + ". " + SECTIONS.get(section) + "</h3>");
            }
            line(result);
        }
        say("</section>");
    }

    private void line(LineResult result) {
        say(
                "<details class=\"%s\"%s><summary>%s<b>%s</b><span class=\"text\">%s%s</span>"
                        .formatted(
                                result.status().label(),
                                result.failed() ? " open" : "",
                                mark(result.status()),
                                result.line().id(),
                                escape(result.line().text()),
                                result.line().own() ? "<i title=\"our own line\">own</i>" : ""));
        say("<span class=\"area\">" + escape(result.line().area()) + "</span></summary>");
        for (String problem : result.problems()) {
            say("<p class=\"problem\">" + escape(problem) + "</p>");
        }
        if (!result.evidence().isEmpty()) {
            say("<table>");
            result.evidence().forEach(this::evidence);
            say("</table>");
        }
        say("</details>");
    }

    private void evidence(Evidence seen) {
        say(
                "<tr><th>%s</th><td><code>%s</code></td></tr>"
                        .formatted(seen.kind().label(), escape(seen.text())));
    }

    private void facts() {
        say("<section><h2>What it was run with</h2><table class=\"facts\">");
        FactTable.of(report.facts())
                .forEach(
                        (name, value) ->
                                say(
                                        "<tr><th>%s</th><td>%s</td></tr>"
                                                .formatted(escape(name), escape(value))));
        say("</table></section>");
    }

    private static String mark(LineResult.Status status) {
        return switch (status) {
            case PASSED -> "<em class=\"ok\" title=\"passed\">✓</em>";
            case FAILED -> "<em class=\"bad\" title=\"failed\">✗</em>";
            case NOT_RUN -> "<em class=\"none\" title=\"not run\">–</em>";
        };
    }

    private void say(String text) {
        html.append(text).append('\n');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("audit.css")) {
            return new String(
                    Objects.requireNonNull(in, "audit.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own audit.css is unreadable", e);
        }
    }
}
