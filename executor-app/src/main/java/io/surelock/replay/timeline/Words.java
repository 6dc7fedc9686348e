package io.surelock.replay.timeline;

import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.desk.opportunity.LegOffer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times, money and odds are written for people. */
public final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Duration MINUTES_FROM = Duration.ofMinutes(2);
    private static final Duration HOURS_FROM = Duration.ofHours(2);
    private static final Duration DAYS_FROM = Duration.ofDays(2);

    private Words() {}

    /** {@code 13:08:33.397}, UTC. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** {@code 2026-11-20}, UTC. */
    public static String date(Instant at) {
        return DATE.format(at);
    }

    /** {@code 2026-11-20 13:08}, UTC. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** {@code 0.412 s}, {@code 3 min 5 s}, {@code 5 h 2 min}, {@code 7 d 1 h}. */
    public static String length(Duration length) {
        if (length.isNegative()) {
            return "-" + length(length.negated());
        }
        if (length.compareTo(MINUTES_FROM) < 0) {
            if (length.toMillisPart() == 0 && !length.isZero()) {
                return length.toSeconds() + " s";
            }
            return String.format(
                    Locale.ROOT, "%d.%03d s", length.toSeconds(), length.toMillisPart());
        }
        if (length.compareTo(HOURS_FROM) < 0) {
            return two(length.toMinutes(), "min", length.toSecondsPart(), "s");
        }
        return length.compareTo(DAYS_FROM) < 0
                ? two(length.toHours(), "h", length.toMinutesPart(), "min")
                : two(length.toDays(), "d", length.toHoursPart(), "h");
    }

    private static String two(long large, String unit, int small, String smaller) {
        return small == 0
                ? "%d %s".formatted(large, unit)
                : "%d %s %d %s".formatted(large, unit, small, smaller);
    }

    /** With its sign: {@code +0.14 EUR}. */
    public static String profit(Money profit) {
        return (profit.isPositive() ? "+" : "") + profit;
    }

    /** As bookmakers print odds: two decimals, more only where they say something. */
    public static String odds(Odds odds) {
        BigDecimal exact = odds.toBigDecimal().stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
    }

    /** {@code over 2.5 of ou-2.5}. */
    public static String selection(LegOffer offer) {
        Decimal4 handicap = offer.handicap();
        return offer.selectionId()
                + (handicap == null ? "" : " " + handicap)
                + " of "
                + offer.marketId();
    }

    /** {@code 100.00 EUR at 2.10}. */
    public static String bet(Money stake, Odds odds) {
        return stake + " at " + odds(odds);
    }

    /** A constant's name in words: {@code hedge rejected}. */
    public static String words(String label) {
        return label.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
