package io.surelock.replay.timeline;

import io.surelock.bet.Money;
import io.surelock.desk.opportunity.Opportunity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Pairs' lives as one page that needs nothing else: light and dark, and printable. */
public final class HtmlTimeline {

    private static final Duration LONG = Duration.ofSeconds(2);

    private final StringBuilder page = new StringBuilder(16_384);

    private HtmlTimeline() {}

    /** The page. */
    public static String of(List<PairStory> stories) {
        HtmlTimeline html = new HtmlTimeline();
        html.write(stories);
        return html.page.toString();
    }

    private void write(List<PairStory> stories) {
        String title = stories.getFirst().pairId();
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<title>").append(clean(title)).append(" – Surelock</title>\n<style>\n");
        page.append(style()).append("</style>\n</head>\n<body>\n");
        stories.forEach(this::story);
        page.append("</body>\n</html>\n");
    }

    private void story(PairStory story) {
        page.append("<article>\n<header class=\"")
                .append(css(story.tone()))
                .append("\">\n<p class=\"over\">Surelock · desk ")
                .append(clean(story.deskId()))
                .append(" · ")
                .append(Words.date(story.begin()))
                .append("</p>\n<h1>")
                .append(clean(story.pairId()))
                .append("</h1>\n<p class=\"ending\">")
                .append(clean(story.ending()))
                .append("</p>\n");
        event(story);
        page.append("</header>\n");
        figures(story);
        legs(story);
        PhaseBar.of(story).ifPresent(bar -> page.append(bar.svg()));
        moments(story);
        page.append("<footer>Times are the broker's, in UTC. #n is the journal entry that says so;")
                .append(" what has none comes from the topics beside the journal.</footer>\n");
        page.append("</article>\n");
    }

    private void event(PairStory story) {
        Opportunity opportunity = story.opportunity();
        if (opportunity == null) {
            return;
        }
        Instant startsAt = opportunity.event().startsAt();
        page.append("<p class=\"event\">")
                .append(clean(opportunity.event().name()))
                .append(" <span>")
                .append(clean(opportunity.sport()))
                .append(startsAt == null ? "" : " · starts " + Words.minute(startsAt))
                .append("</span></p>\n");
    }

    private void figures(PairStory story) {
        page.append("<dl class=\"figures\">\n");
        Opportunity opportunity = story.opportunity();
        Money realised = story.realised();
        if (realised != null) {
            figure("realised", Words.profit(realised), realised.minorUnits() < 0 ? "bad" : "good");
        }
        if (opportunity != null) {
            figure("expected", opportunity.expectedProfit() + " " + opportunity.currency(), "");
        }
        if (story.exposure() != null && story.exposure().openRisk().isPositive()) {
            figure("open risk", story.exposure().openRisk().toString(), "bad");
        }
        Duration naked = story.naked();
        if (naked != null) {
            figure("naked", Words.length(naked), naked.compareTo(LONG) > 0 ? "bad" : "");
        }
        figure(
                "from first to last",
                Words.length(Duration.between(story.begin(), story.end())),
                "");
        page.append("</dl>\n");
    }

    private void figure(String name, String value, String css) {
        page.append("<div><dt>")
                .append(name)
                .append("</dt><dd class=\"")
                .append(css)
                .append("\">")
                .append(clean(value))
                .append("</dd></div>\n");
    }

    private void legs(PairStory story) {
        if (story.legs().isEmpty()) {
            return;
        }
        page.append("<table class=\"legs\">\n<thead><tr><th>leg</th><th>account</th>")
                .append("<th>selection</th><th class=\"n\">stake</th><th class=\"n\">odds</th>")
                .append("<th>ended</th><th>ticket</th><th class=\"n\">profit</th></tr></thead>\n");
        for (LegStory leg : story.legs()) {
            Money profit = leg.profit();
            List<String> cells = new ArrayList<>();
            cells.add(leg.leg().label());
            cells.add(leg.offer().account().toString());
            cells.add(Words.selection(leg.offer()));
            cells.add(leg.stake().toString());
            cells.add(Words.odds(leg.odds()));
            cells.add(Words.words(leg.status()));
            cells.add(leg.ticket() == null ? "–" : leg.ticket());
            cells.add(profit == null ? "–" : Words.profit(profit));
            page.append("<tr>");
            for (int i = 0; i < cells.size(); i++) {
                boolean number = i == 3 || i == 4 || i == 7;
                page.append(number ? "<td class=\"n\">" : "<td>")
                        .append(clean(cells.get(i)))
                        .append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void moments(PairStory story) {
        page.append("<ol class=\"moments\">\n");
        Instant before = story.begin();
        for (Moment moment : story.moments()) {
            Duration wait = Duration.between(before, moment.at());
            if (wait.compareTo(LONG) >= 0) {
                page.append("<li class=\"wait\"><span>")
                        .append(Words.length(wait))
                        .append("</span></li>\n");
            }
            moment(story, moment, wait);
            before = moment.at();
        }
        page.append("</ol>\n");
    }

    private void moment(PairStory story, Moment moment, Duration wait) {
        boolean aside = moment.from() == moment.to();
        page.append("<li class=\"")
                .append(css(moment.tone()))
                .append(aside ? " aside" : "")
                .append("\">\n<time datetime=\"")
                .append(moment.at())
                .append("\">")
                .append(Words.time(moment.at()))
                .append("</time><span class=\"gap\">")
                .append(wait.isZero() || wait.compareTo(LONG) >= 0 ? "" : "+" + Words.length(wait))
                .append("</span><span class=\"who\">")
                .append(clean(MermaidTimeline.name(story, moment.from())))
                .append(aside ? "" : " <b>→</b> " + clean(MermaidTimeline.name(story, moment.to())))
                .append("</span><span class=\"what\">")
                .append(clean(moment.what()))
                .append("</span><span class=\"detail\">")
                .append(clean(moment.detail()))
                .append("</span><span class=\"entry\">")
                .append(moment.sequence() == 0 ? "" : "#" + moment.sequence())
                .append("</span></li>\n");
    }

    private static String css(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    static String clean(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream css =
                Objects.requireNonNull(HtmlTimeline.class.getResourceAsStream("timeline.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's style is missing", e);
        }
    }
}
