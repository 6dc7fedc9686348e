package io.surelock.feed.football;

import io.surelock.feed.Line;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a kind of cell looks like. Numbers are plain decimals ({@code 2}, {@code 2.00}, {@code
 * -.5}), compared as numbers; powers of ten, thousands separators and decimal commas are
 * unreadable.
 *
 * @param expected the kind for people, with its article, such as {@code a price}
 * @param parser the value of a text without surrounding blanks, empty if it is not of this kind
 */
record CellFormat<T>(String expected, Function<String, Optional<T>> parser) {

    /**
     * Odds in ten-thousandths. Trailing zeros are fine; a price that needs more than four decimals
     * cannot be asked of a bookmaker exactly and is unreadable rather than rounded. Nor is there a
     * price over 10,000: the hedge stake would fall below one cent.
     */
    static final CellFormat<Integer> PRICE =
            new CellFormat<>("a price of at most 4 decimals", CellFormat::price);

    /** A line in steps of a quarter. */
    static final CellFormat<Line> LINE =
            new CellFormat<>("a line in steps of 0.25", CellFormat::line);

    /** Goals of one team. */
    static final CellFormat<Integer> GOALS =
            new CellFormat<>("a number of goals", CellFormat::goals);

    /** Day, month and year; two-digit years are of 1993, the first season there is, to 2092. */
    static final CellFormat<LocalDate> DATE =
            new CellFormat<>("a date like 31/12/2024", CellFormat::date);

    /** Hours and minutes. */
    static final CellFormat<LocalTime> TIME =
            new CellFormat<>("a time like 19:30", CellFormat::time);

    /** A league's code, which becomes part of pair ids and so has their alphabet. */
    static final CellFormat<String> DIVISION =
            new CellFormat<>("a league code like E0", CellFormat::division);

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})");
    private static final Pattern MINUTE = Pattern.compile("(\\d{1,2}):(\\d{2})(:\\d{2})?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._@-]{1,16}");

    private static final int ODDS_DECIMALS = 4;
    private static final int HIGHEST_ODDS = 100_000_000;
    private static final BigDecimal WIDEST_LINE = BigDecimal.valueOf(Score.MOST_GOALS);
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final int FIRST_YEAR = 1993;

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static Optional<Integer> price(String text) {
        return number(text)
                .map(price -> price.movePointRight(ODDS_DECIMALS))
                .filter(CellFormat::isWhole)
                .filter(price -> price.abs().compareTo(BigDecimal.valueOf(HIGHEST_ODDS)) <= 0)
                .map(BigDecimal::intValueExact);
    }

    private static Optional<Line> line(String text) {
        return number(text)
                .filter(line -> line.abs().compareTo(WIDEST_LINE) <= 0)
                .filter(line -> line.remainder(QUARTER).signum() == 0)
                .map(Line::of);
    }

    private static Optional<Integer> goals(String text) {
        return number(text)
                .filter(CellFormat::isWhole)
                .filter(goals -> goals.signum() >= 0)
                .filter(goals -> goals.compareTo(BigDecimal.valueOf(Score.MOST_GOALS)) <= 0)
                .map(BigDecimal::intValueExact);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.remainder(BigDecimal.ONE).signum() == 0;
    }

    private static Optional<LocalDate> date(String text) {
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            return Optional.empty();
        }
        return valid(
                () ->
                        LocalDate.of(
                                year(day.group(3)),
                                Integer.parseInt(day.group(2)),
                                Integer.parseInt(day.group(1))));
    }

    private static int year(String text) {
        int year = Integer.parseInt(text);
        if (text.length() > 2) {
            return year;
        }
        return 1900 + year >= FIRST_YEAR ? 1900 + year : 2000 + year;
    }

    private static Optional<LocalTime> time(String text) {
        Matcher minute = MINUTE.matcher(text);
        if (!minute.matches()) {
            return Optional.empty();
        }
        return valid(
                () ->
                        LocalTime.of(
                                Integer.parseInt(minute.group(1)),
                                Integer.parseInt(minute.group(2))));
    }

    private static <T> Optional<T> valid(Supplier<T> calendar) {
        try {
            return Optional.of(calendar.get());
        } catch (DateTimeException noSuchDayOrTime) {
            // The JDK tells an impossible day (31/02) only this way; the caller counts the cell.
            return Optional.empty();
        }
    }

    private static Optional<String> division(String text) {
        return CODE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
