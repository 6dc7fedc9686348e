package io.surelock.replay.timeline;

import io.surelock.bet.Identifiers;
import io.surelock.bet.Money;
import io.surelock.desk.opportunity.Opportunity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A pair's life as lines of text. */
public final class TextTimeline {

    private TextTimeline() {}

    /** The lines, each of them one line whatever a bookmaker wrote. */
    public static List<String> of(PairStory story) {
        List<String> lines = new ArrayList<>();
        head(story, lines);
        lines.add("");
        Instant before = story.begin();
        String date = "";
        for (Moment moment : story.moments()) {
            String day = Words.date(moment.at());
            if (!day.equals(date)) {
                lines.add("  " + day + " UTC");
                date = day;
            }
            lines.add(line(moment, before).stripTrailing());
            before = moment.at();
        }
        // A bookmaker's text must not look like a line of ours.
        lines.replaceAll(Identifiers::visible);
        return lines;
    }

    private static void head(PairStory story, List<String> lines) {
        Opportunity opportunity = story.opportunity();
        lines.add(
                "Pair %s of desk %s: %s".formatted(story.pairId(), story.deskId(), story.ending()));
        if (opportunity != null) {
            Instant startsAt = opportunity.event().startsAt();
            lines.add(
                    "  %-9s  %s, %s%s"
                            .formatted(
                                    "event",
                                    opportunity.event().name(),
                                    opportunity.sport(),
                                    startsAt == null ? "" : ", " + Words.minute(startsAt)));
        }
        story.legs().forEach(leg -> lines.add(leg(leg)));
        if (opportunity != null) {
            lines.add("  %-9s  %s".formatted("profit", profit(story, opportunity)));
        }
        Duration naked = story.naked();
        if (naked != null) {
            lines.add(
                    "  %-9s  %s from the acceptance of the positive leg to the hedge on its way"
                            .formatted("naked", Words.length(naked)));
        }
        lines.add(
                "  %-9s  %s in %d moments"
                        .formatted(
                                "told",
                                Words.length(Duration.between(story.begin(), story.end())),
                                story.moments().size()));
    }

    private static String leg(LegStory leg) {
        Money profit = leg.profit();
        return "  %-9s  %s %s, %s, %s%s%s"
                .formatted(
                        leg.leg().label(),
                        leg.offer().account(),
                        Words.selection(leg.offer()),
                        Words.bet(leg.stake(), leg.odds()),
                        leg.status(),
                        leg.ticket() == null ? "" : ", ticket " + leg.ticket(),
                        profit == null ? "" : ", " + Words.profit(profit));
    }

    /** What was made of it, against what was expected. */
    static String profit(PairStory story, Opportunity opportunity) {
        Money realised = story.realised();
        String expected =
                "expected %s %s".formatted(opportunity.expectedProfit(), opportunity.currency());
        return realised == null ? expected : Words.profit(realised) + ", " + expected;
    }

    private static List<String> columns(Moment moment, Instant before) {
        Duration since = Duration.between(before, moment.at());
        return List.of(
                Words.time(moment.at()),
                since.isZero() ? "" : "+" + Words.length(since),
                moment.sequence() == 0 ? "" : "#" + moment.sequence(),
                moment.from() == moment.to()
                        ? moment.from().label()
                        : moment.from().label() + " > " + moment.to().label(),
                moment.what(),
                moment.detail());
    }

    private static String line(Moment moment, Instant before) {
        return "  %s  %12s  %7s  %-21s  %-20s  %s".formatted(columns(moment, before).toArray());
    }
}
