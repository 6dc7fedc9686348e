package io.surelock.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of one setting, such as {@code alerts.receivers[0].url}, as its segments; an index is a
 * segment of its own. A segment with dots inside is written in quotes.
 */
record Key(List<String> segments) {

    Key {
        segments = List.copyOf(segments);
    }

    static Key parse(String text) {
        List<String> segments = new ArrayList<>();
        var segment = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '.' || c == '[')) {
                finish(segments, segment);
                segment.append(c == '[' ? "[" : "");
            } else {
                segment.append(c);
            }
        }
        finish(segments, segment);
        return new Key(segments);
    }

    private static void finish(List<String> segments, StringBuilder segment) {
        if (!segment.isEmpty()) {
            segments.add(segment.toString());
            segment.setLength(0);
        }
    }

    /** As people write it: no quotes. */
    String text() {
        return join(segments);
    }

    /** As SmallRye Config tells the segments apart. */
    String quoted() {
        return join(
                segments.stream()
                        .map(segment -> segment.contains(".") ? '"' + segment + '"' : segment)
                        .toList());
    }

    /** The setting that names the file with this one's content. */
    Key fileTwin() {
        List<String> twin = new ArrayList<>(segments);
        twin.add(twin.removeLast() + FILE);
        return new Key(twin);
    }

    /** The setting whose content this one's file holds. */
    Key withoutFile() {
        List<String> content = new ArrayList<>(segments);
        String last = content.removeLast();
        content.add(last.substring(0, last.length() - FILE.length()));
        return new Key(content);
    }

    /** Ends the name of a setting that names a file instead of a value. */
    static final String FILE = "-file";

    static boolean isIndex(String segment) {
        return segment.startsWith("[");
    }

    private static String join(List<String> segments) {
        return segments.stream()
                .map(segment -> isIndex(segment) ? segment : "." + segment)
                .collect(Collectors.joining())
                .substring(segments.isEmpty() || isIndex(segments.getFirst()) ? 0 : 1);
    }
}
