package io.surelock.replay.timeline;

import io.surelock.bet.Leg;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The stretches of a pair's life beside one another, drawn as one bar. Their widths are not to
 * scale, since some last for milliseconds and some for days; their lengths are written in them.
 */
final class PhaseBar {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 64;
    private static final int LEAST = 110;

    private final List<Stretch> stretches = new ArrayList<>();

    private record Stretch(String name, String css, Duration length) {}

    private PhaseBar() {}

    /** The bar of a pair that was executed. */
    static Optional<PhaseBar> of(PairStory story) {
        if (story.legs().size() != 2) {
            return Optional.empty();
        }
        LegStory positive = story.legs().getFirst();
        LegStory hedge = story.legs().getLast();
        PhaseBar bar = new PhaseBar();
        Instant begin = story.begin();
        bar.add("until sent", "plain", begin, positive.sentAt());
        bar.add("bookmaker", "waiting", positive.sentAt(), positive.acceptedAt());
        bar.add("naked", "bad", positive.acceptedAt(), hedge.sentAt());
        bar.add("bookmaker", "waiting", hedge.sentAt(), hedge.acceptedAt());
        Instant last = hedge.acceptedAt() == null ? positive.acceptedAt() : hedge.acceptedAt();
        bar.add(
                hedge.acceptedAt() == null ? "not hedged" : "both accepted",
                hedge.acceptedAt() == null ? "bad" : "good",
                last,
                story.end());
        return bar.stretches.isEmpty() ? Optional.empty() : Optional.of(bar);
    }

    private void add(String name, String css, @Nullable Instant from, @Nullable Instant until) {
        if (from != null && until != null && !until.isBefore(from)) {
            stretches.add(new Stretch(name, css, Duration.between(from, until)));
        }
    }

    /** Wider for longer, in powers of ten, so that each can be read. */
    String svg() {
        double total = stretches.stream().mapToDouble(PhaseBar::weight).sum();
        double spare = WIDTH - (double) LEAST * stretches.size();
        StringBuilder svg =
                new StringBuilder(
                        "<svg class=\"bar\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
                                .formatted(WIDTH, HEIGHT, Leg.POSITIVE.label() + " to end"));
        double at = 0;
        for (Stretch stretch : stretches) {
            double width = LEAST + spare * weight(stretch) / total;
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<g class=\"%s\"><rect x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\""
                                    + " rx=\"6\"/><text class=\"name\" x=\"%.1f\" y=\"26\">%s</text>"
                                    + "<text class=\"length\" x=\"%.1f\" y=\"48\">%s</text></g>\n",
                            stretch.css(),
                            at,
                            width - 4,
                            HEIGHT,
                            at + 12,
                            stretch.name(),
                            at + 12,
                            Words.length(stretch.length())));
            at += width;
        }
        return svg.append("</svg>\n").toString();
    }

    private static double weight(Stretch stretch) {
        return Math.log10((double) (10 + stretch.length().toMillis()));
    }
}
