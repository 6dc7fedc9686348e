package io.surelock.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How single values are written. */
final class Values {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,10})(ms|s|m|h|d)");
    private static final String NO_DURATION =
            "is no duration: write a whole number and ms, s, m, h or d, such as 60s";
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private Values() {}

    /**
     * A duration: a whole number followed by ms, s, m, h or d.
     *
     * @throws IllegalArgumentException if it is written otherwise; the message ends a sentence
     */
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(NO_DURATION);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** What is wrong with a value, as the end of a sentence about it; empty if nothing is. */
    static Optional<String> complaint(Setting setting, String value) {
        if (!setting.traits().list()) {
            return complaint(setting.traits().type(), value);
        }
        return items(value).stream()
                .flatMap(item -> complaint(setting.traits().type(), item).stream())
                .findFirst();
    }

    private static Optional<String> complaint(Class<?> type, String value) {
        if (type.isEnum()) {
            return choice(type, value);
        }
        if (type.equals(Duration.class) && !DURATION.matcher(value.strip()).matches()) {
            return Optional.of(NO_DURATION);
        }
        if (type.equals(int.class) && !WHOLE.matcher(value.strip()).matches()) {
            return Optional.of("is not a whole number");
        }
        if (type.equals(Path.class) && value.indexOf('\0') >= 0) {
            return Optional.of("is not the name of a file");
        }
        return Optional.empty();
    }

    private static Optional<String> choice(Class<?> type, String value) {
        List<String> names = names(type);
        if (names.contains(value)) {
            return Optional.empty();
        }
        if (type.equals(Role.class) && value.equals("console")) {
            return Optional.of(
                    "names the role console, which is not built yet: leave it out for now");
        }
        return Optional.of(
                "must be " + (names.size() == 1 ? "" : "one of ") + String.join(", ", names));
    }

    /** The names of an enum's constants as they are written in a configuration. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static List<String> items(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }
}
