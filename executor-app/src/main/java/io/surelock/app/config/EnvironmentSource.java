package io.surelock.app.config;

import io.smallrye.config.common.utils.StringUtil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Variables {@code SURELOCK_…}: a setting's name in capitals, every other character than letters
 * and digits as an underscore. Of the free names only those are possible that a variable can spell:
 * Kafka's properties (underscores become dots) and providers of lower-case letters and digits.
 */
final class EnvironmentSource {

    private static final String PREFIX = "SURELOCK_";

    /** Read by the launcher or before any configuration is. */
    private static final Set<String> OTHERS =
            Set.of("SURELOCK_JAVA_HOME", "SURELOCK_JAVA_OPTS", "SURELOCK_DEBUG");

    private static final String ORIGIN = "environment";

    private EnvironmentSource() {}

    static void read(Map<String, String> environment, ConfigTree tree, Findings findings) {
        new TreeMap<>(environment)
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(PREFIX) && !OTHERS.contains(name)) {
                                take(name, value, tree, findings);
                            }
                        });
    }

    private static void take(String name, String value, ConfigTree tree, Findings findings) {
        Optional<Key> key =
                tree.settings().stream()
                        .sorted(Comparator.comparing(Setting::isFree))
                        .flatMap(setting -> keyOf(setting, name).stream())
                        .findFirst();
        if (key.isEmpty()) {
            findings.problem(
                    "%s: %s is no setting; the nearest is %s."
                            .formatted(ORIGIN, name, nearest(name, tree)));
        } else if (!value.isBlank()) {
            // An empty variable is the usual way to take one back.
            findings.take(key.get(), value, ORIGIN + " (" + name + ")");
        }
    }

    /** How a setting is named in the environment. */
    static String variable(Key key) {
        return PREFIX
                + StringUtil.replaceNonAlphanumericByUnderscores(key.text())
                        .toUpperCase(Locale.ROOT);
    }

    private static Optional<Key> keyOf(Setting setting, String name) {
        Matcher matcher = Pattern.compile(PREFIX + regex(setting)).matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Key key = new Key(setting.pattern());
        for (int group = 1; group <= matcher.groupCount(); group++) {
            key = replaceFirst(key, matcher.group(group).toLowerCase(Locale.ROOT));
        }
        return Optional.of(key);
    }

    private static String regex(Setting setting) {
        return setting.pattern().stream()
                .map(
                        segment ->
                                switch (segment) {
                                    case Setting.INDEX -> "_(\\d{1,4})_";
                                    case Setting.NAME -> "_([A-Z0-9]+)";
                                    case Setting.REST -> "_([A-Z0-9_]+)";
                                    default ->
                                            "_"
                                                    + segment.toUpperCase(Locale.ROOT)
                                                            .replace('-', '_');
                                })
                .collect(Collectors.joining())
                .substring(1);
    }

    private static Key replaceFirst(Key key, String value) {
        List<String> segments = new ArrayList<>(key.segments());
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i)) {
                case Setting.INDEX -> segments.set(i, "[" + value + "]");
                case Setting.NAME -> segments.set(i, value);
                case Setting.REST -> segments.set(i, property(value));
                default -> {
                    continue;
                }
            }
            break;
        }
        return new Key(segments);
    }

    private static String property(String value) {
        String dotted = value.replaceAll("^_+|_+$", "").replace('_', '.');
        return dotted.endsWith(".file")
                ? dotted.substring(0, dotted.length() - ".file".length()) + Key.FILE
                : dotted;
    }

    private static String nearest(String name, ConfigTree tree) {
        List<String> known =
                tree.settings().stream()
                        .map(setting -> variable(new Key(setting.pattern())))
                        .map(variable -> variable.replaceAll("___+", "_0__"))
                        .toList();
        return Nearest.to(name, known).orElseThrow();
    }
}
