package io.surelock.scenario.file;

import java.util.List;
import java.util.Map;

/** A piece of YAML that still knows its line. */
sealed interface YamlNode {

    /** Line in the file, from 1. */
    int line();

    /** What it is, in words. */
    String what();

    /**
     * A single value.
     *
     * @param text as written, without quotes
     */
    record Scalar(int line, Kind kind, String text) implements YamlNode {
        @Override
        public String what() {
            return kind == Kind.NULL ? "null" : "\"" + text + "\"";
        }
    }

    /** Values in order. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String what() {
            return "a list";
        }
    }

    /** Named values, in the order of the file. */
    record Mapping(int line, Map<String, YamlNode> fields) implements YamlNode {
        @Override
        public String what() {
            return "a mapping";
        }
    }

    /** What a plain value was taken for; whatever is quoted is text. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** Whether it is a plain {@code null} or nothing at all. */
    static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }
}
