package io.surelock.scenario.file;

import io.surelock.bet.BetId;
import io.surelock.bet.Identifiers;
import io.surelock.scenario.Durations;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of one YAML object, taken one by one; in the end none may be left over. Every error
 * names file, line and field.
 */
final class Fields {

    private final String file;
    private final String path;
    private final YamlNode.Mapping mapping;
    private final Set<String> asked = new TreeSet<>();

    private Fields(String file, String path, YamlNode.Mapping mapping) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
    }

    /**
     * The fields of a node.
     *
     * @param path names the node in errors; empty for the whole document
     */
    static Fields of(String file, String path, YamlNode node) throws ScenarioFileException {
        if (node instanceof YamlNode.Mapping mapping) {
            return new Fields(file, path, mapping);
        }
        throw new ScenarioFileException(
                file
                        + " line "
                        + node.line()
                        + ": "
                        + (path.isEmpty() ? "a scenario" : path)
                        + " must be a mapping such as { name: value }, not "
                        + node.what());
    }

    String file() {
        return file;
    }

    int line() {
        return mapping.line();
    }

    /** The names of all fields, in the order of the file; all of them count as known. */
    Set<String> names() {
        asked.addAll(mapping.fields().keySet());
        return mapping.fields().keySet();
    }

    /** Those of the names that are there, in the order of the file. */
    List<String> order(String... names) {
        asked.addAll(List.of(names));
        return mapping.fields().keySet().stream().filter(List.of(names)::contains).toList();
    }

    /** Whether the field is there, with a value or with null. */
    boolean has(String name) {
        asked.add(name);
        return mapping.fields().containsKey(name);
    }

    /** The value of a field; null where it is missing or null. */
    @Nullable YamlNode node(String name) {
        asked.add(name);
        YamlNode node = mapping.fields().get(name);
        return node == null || YamlNode.isNull(node) ? null : node;
    }

    @Nullable Fields object(String name) throws ScenarioFileException {
        YamlNode node = node(name);
        return node == null ? null : of(file, at(name), node);
    }

    /** The items of a list; none where the field is missing. A single value is a list of one. */
    List<YamlNode> items(String name) {
        YamlNode node = node(name);
        if (node == null) {
            return List.of();
        }
        return node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
    }

    /** The text of a field, numbers as written; null where it is missing. */
    @Nullable String text(String name) throws ScenarioFileException {
        YamlNode node = node(name);
        return node == null ? null : scalar(name, node);
    }

    String text(String name, String otherwise) throws ScenarioFileException {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    String requireText(String name) throws ScenarioFileException {
        String text = text(name);
        if (text == null) {
            throw new ScenarioFileException(
                    file + " line " + line() + ": " + at(name) + " is missing");
        }
        return text;
    }

    @Nullable Duration duration(String name) throws ScenarioFileException {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Duration duration = Durations.parse(text);
        if (duration == null) {
            throw error(name, "a duration such as 500ms, 10s, 2m or 24h");
        }
        return duration;
    }

    Duration duration(String name, Duration otherwise) throws ScenarioFileException {
        Duration duration = duration(name);
        return duration == null ? otherwise : duration;
    }

    /** An instant, or an offset from the start. */
    @Nullable Instant instant(String name, Instant start) throws ScenarioFileException {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Duration offset = Durations.parse(text);
        if (offset != null) {
            return start.plus(offset);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw error(name, "an instant such as 2026-01-05T12:00:00Z or an offset such as 15s");
        }
    }

    @Nullable Integer count(String name) throws ScenarioFileException {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw error(name, "a whole number, 0 or more");
        }
        return Integer.valueOf(text);
    }

    /** One of some names, by their labels. */
    <T> T choice(String name, T otherwise, Map<String, T> choices) throws ScenarioFileException {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        T choice = choices.get(text);
        if (choice == null) {
            throw error(name, "one of " + String.join(", ", choices.keySet()));
        }
        return choice;
    }

    /** A field whose name is a bet. */
    BetId bet(String name) throws ScenarioFileException {
        try {
            return BetId.parse(name);
        } catch (IllegalArgumentException e) {
            throw new ScenarioFileException(
                    file + " line " + lineOf(name) + ": " + at(name) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Ends the reading of this object.
     *
     * @throws ScenarioFileException if it has a field that nobody asked for
     */
    void done() throws ScenarioFileException {
        refuse(Set.of());
    }

    /**
     * Refuses fields that nobody will ask for.
     *
     * @param more known fields that nobody has asked for yet
     * @throws ScenarioFileException if there is one
     */
    void refuse(Set<String> more) throws ScenarioFileException {
        asked.addAll(more);
        for (String name : mapping.fields().keySet()) {
            if (!asked.contains(name)) {
                throw new ScenarioFileException(
                        file
                                + " line "
                                + lineOf(name)
                                + ": "
                                + at(name)
                                + " is not known; known here: "
                                + String.join(", ", asked));
            }
        }
    }

    /** The sentence for a field that is something else than it must be. */
    ScenarioFileException error(String name, String mustBe) {
        YamlNode node = mapping.fields().get(name);
        return new ScenarioFileException(
                file
                        + " line "
                        + lineOf(name)
                        + ": "
                        + at(name)
                        + " must be "
                        + mustBe
                        + (node == null ? "" : ", not " + quoted(node)));
    }

    /** The sentence for an item of a list. */
    ScenarioFileException itemError(String name, YamlNode item, String mustBe) {
        return new ScenarioFileException(
                file
                        + " line "
                        + item.line()
                        + ": "
                        + at(name)
                        + " must be "
                        + mustBe
                        + ", not "
                        + quoted(item));
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String scalar(String name, YamlNode node) throws ScenarioFileException {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        throw error(name, "a single value");
    }

    private int lineOf(String name) {
        YamlNode node = mapping.fields().get(name);
        return node == null ? line() : node.line();
    }

    private static String quoted(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Kind.NULL
                ? Identifiers.quote(scalar.text())
                : node.what();
    }
}
