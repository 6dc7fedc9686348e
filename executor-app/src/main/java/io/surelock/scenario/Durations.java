package io.surelock.scenario;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 60s}, {@code 1h30m}, {@code -3s}. */
public final class Durations {

    private static final Pattern FORM =
            Pattern.compile(
                    "(-)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    private static final Duration[] UNITS = {
        Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMillis(1)
    };

    private static final String[] NAMES = {"h", "m", "s", "ms"};

    private Durations() {}

    /** The duration, or null if the text is none. */
    public static @Nullable Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (text.isEmpty() || text.equals("-") || !matcher.matches()) {
            return null;
        }
        Duration sum = Duration.ZERO;
        for (int i = 0; i < UNITS.length; i++) {
            String count = matcher.group(i + 2);
            if (count != null) {
                sum = sum.plus(UNITS[i].multipliedBy(Long.parseLong(count)));
            }
        }
        return matcher.group(1) == null ? sum : sum.negated();
    }

    /** The shortest way to write it; anything below a millisecond is cut off. */
    public static String format(Duration duration) {
        long rest = Math.abs(duration.toMillis());
        if (rest == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(duration.isNegative() ? "-" : "");
        for (int i = 0; i < UNITS.length; i++) {
            long unit = UNITS[i].toMillis();
            if (rest >= unit) {
                text.append(rest / unit).append(NAMES[i]);
                rest %= unit;
            }
        }
        return text.toString();
    }
}
