package io.surelock.app.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The documented example: a YAML file with every setting, its meaning and its default. What has a
 * default is commented out, so that the file sets only what has to be given.
 */
public final class ExampleConfig {

    private static final int WIDTH = 88;
    private static final String HEAD =
            """
            # Surelock's configuration. Every setting is here; those with a default are commented out.
            #
            # A setting can also be given in the environment, in capitals with underscores, such as
            # SURELOCK_KAFKA_BOOTSTRAP_SERVERS or SURELOCK_ALERTS_RECEIVERS_0__NAME. The first of these
            # that has a value wins: options of the command line, environment, this file, default.
            # An unknown name is an error. Durations are a whole number and ms, s, m, h or d.
            """;

    private ExampleConfig() {}

    /** The whole file, which is itself a usable configuration. */
    public static String yaml() {
        return HEAD
                + ConfigTree.get().nodes().stream()
                        .map(node -> "\n" + String.join("\n", lines(node, true)) + "\n")
                        .collect(Collectors.joining());
    }

    /**
     * The lines of one part.
     *
     * @param quiet whether what need not be given is commented out
     */
    private static List<String> lines(Node node, boolean quiet) {
        List<String> lines = new ArrayList<>(comment(node.text()));
        List<String> body =
                switch (node) {
                    case Setting setting -> setting(setting);
                    case Node.Group group -> group(group, quiet);
                };
        lines.addAll(quiet && isOptional(node) ? prefixed("# ", body) : body);
        return lines;
    }

    private static boolean isOptional(Node node) {
        return switch (node) {
            case Setting setting -> !setting.traits().required();
            case Node.Group group -> isOpen(group);
        };
    }

    private static List<String> setting(Setting setting) {
        if (setting.isFree()) {
            String name = setting.pattern().get(setting.pattern().size() - 2);
            return List.of(name + ":", "  " + setting.example());
        }
        String value = setting.defaultValue().orElse(setting.example());
        String written =
                setting.traits().list()
                        ? "[" + value.replace(",", ", ") + "]"
                        : value.isEmpty() ? "\"…\"" : value;
        return List.of(setting.pattern().getLast() + ": " + written);
    }

    private static List<String> group(Node.Group group, boolean quiet) {
        boolean open = isOpen(group);
        List<String> children =
                group.children().stream()
                        .flatMap(child -> lines(child, quiet && !open).stream())
                        .toList();
        String last = group.pattern().getLast();
        if (last.equals(Setting.INDEX)) {
            String name = group.pattern().get(group.pattern().size() - 2);
            return joined(name, prefixed("  ", item(children)));
        }
        return joined(last.equals(Setting.NAME) ? group.example() : last, prefixed("  ", children));
    }

    private static boolean isOpen(Node.Group group) {
        String last = group.pattern().getLast();
        return last.equals(Setting.INDEX) || last.equals(Setting.NAME);
    }

    private static List<String> joined(String name, List<String> below) {
        return Stream.concat(Stream.of(name + ":"), below.stream()).toList();
    }

    /** The lines of a list's member: the dash stands before the first line that is no comment. */
    private static List<String> item(List<String> lines) {
        List<String> item = new ArrayList<>();
        boolean begun = false;
        for (String line : lines) {
            boolean first = !begun && !line.startsWith("#");
            begun |= first;
            item.add((first ? "- " : "  ") + line);
        }
        return item;
    }

    private static List<String> prefixed(String prefix, List<String> lines) {
        return lines.stream().map(line -> prefix + line).toList();
    }

    private static List<String> comment(String text) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder("#");
        for (String word : Arrays.asList(text.split(" "))) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
